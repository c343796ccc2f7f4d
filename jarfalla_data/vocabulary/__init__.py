"""The words of the field: each code with its labels in both languages and the spellings files may hold."""
