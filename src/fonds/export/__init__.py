"""What leaves a case: JSON lines with schemas, flat tables, a graph."""
