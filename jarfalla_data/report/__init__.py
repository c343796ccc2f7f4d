"""The paper to hand out: the pages' own charts and tables as a PDF, a PowerPoint, a workbook and CSV files."""
