"""From a report to its passages, each with a parse, by the pipeline for language that is set."""
