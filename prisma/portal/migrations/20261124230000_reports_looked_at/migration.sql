-- What of the register's was looked at is named by a number or by the register's own reference.
ALTER TABLE "action"
    DROP CONSTRAINT "action_subject_form",
    ADD CONSTRAINT "action_subject_form" CHECK (subject ~ '^[a-z]+ ([0-9]{1,19}|[0-9a-f]{32})$');
