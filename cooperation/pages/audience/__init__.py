"""Who sees a record, whatever it is: asked for with a reason, decided by an approver, shown field by field."""
