"""The other reader: a language model's answer, held to the words of the report, as the same records."""
