"""Papers that are made here: what one consists of, set as PDF and as DOCX. They know no language's words."""
