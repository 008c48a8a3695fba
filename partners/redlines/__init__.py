"""What excludes a partner before any score: measures, conflicts and obligations as facts, and the own side's word."""
