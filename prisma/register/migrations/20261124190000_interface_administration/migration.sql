-- Deployment of the interface, orders and certificates as people see them: who did what, who is told, what was last used.

ALTER TABLE interface_application
  -- name of the person who applied, and the terms that were accepted; none for what the sandbox made
  ADD applied_by text CONSTRAINT interface_application_applied_by_length CHECK (char_length(applied_by) BETWEEN 1 AND 200),
  ADD terms_version text;

-- An operator closes an organisation's technical channels; certificates stay as they are.
CREATE TABLE interface_suspension (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  business_id text NOT NULL REFERENCES organisation,
  reason text NOT NULL CONSTRAINT interface_suspension_reason_length CHECK (char_length(reason) BETWEEN 1 AND 500),
  suspended_at timestamptz NOT NULL,
  ended_at timestamptz CONSTRAINT interface_suspension_in_order CHECK (ended_at >= suspended_at)
);
CREATE UNIQUE INDEX interface_suspension_one_in_force ON interface_suspension (business_id) WHERE ended_at IS NULL;

ALTER TABLE certificate_order
  -- who is told beside the contact person: the organisation's representative
  ADD representative_email text CONSTRAINT certificate_order_representative_email_length CHECK (char_length(representative_email) BETWEEN 3 AND 254),
  -- contact: transfer data went by mail and text message; eservice: the e-service fetches the certificate itself
  ADD delivered_to text NOT NULL DEFAULT 'contact' CONSTRAINT certificate_order_delivered_to_known CHECK (delivered_to IN ('contact', 'eservice')),
  ADD cancelled_at timestamptz;

-- The order a certificate goes back to, kept through its renewals: its description and contact person.
ALTER TABLE certificate ADD order_id bigint REFERENCES certificate_order;
UPDATE certificate c SET order_id = o.id FROM certificate_order o WHERE o.certificate_id = c.id;
CREATE INDEX certificate_order_id ON certificate (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX certificate_renews_id ON certificate (renews_id) WHERE renews_id IS NOT NULL;
CREATE INDEX certificate_not_after ON certificate (not_after) WHERE revoked_at IS NULL;

-- Written now and then, not at every request; apart from the certificate, whose every change all processes hear of.
CREATE TABLE certificate_use (
  certificate_id bigint PRIMARY KEY REFERENCES certificate,
  last_used_at timestamptz NOT NULL
);

-- Reminders before the end (D-130): each once for a certificate.
CREATE TABLE certificate_reminder (
  certificate_id bigint NOT NULL REFERENCES certificate,
  days_before smallint NOT NULL CONSTRAINT certificate_reminder_days_known CHECK (days_before IN (60, 30, 14, 7, 1)),
  reminded_at timestamptz NOT NULL,
  PRIMARY KEY (certificate_id, days_before)
);

-- What is too secret for a mail: the mail holds its address, a text message its PIN.
CREATE TABLE secure_message (
  -- SHA-256 of the address' last part
  token_digest bytea PRIMARY KEY CONSTRAINT secure_message_token_digest_length CHECK (octet_length(token_digest) = 32),
  order_id bigint NOT NULL REFERENCES certificate_order,
  -- keyed digest: recognised again, never read
  pin_digest bytea NOT NULL CONSTRAINT secure_message_pin_digest_length CHECK (octet_length(pin_digest) = 32),
  wrong_pins smallint NOT NULL DEFAULT 0 CONSTRAINT secure_message_void_after_five_wrong_pins CHECK (wrong_pins BETWEEN 0 AND 5),
  content_sealed bytea NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  first_opened_at timestamptz
);

-- Who did what. Nothing is ever changed or deleted here.
CREATE TABLE interface_event (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  business_id text NOT NULL REFERENCES organisation,
  at timestamptz NOT NULL,
  action text NOT NULL CONSTRAINT interface_event_action_known CHECK (action IN (
    'benefits-confirmed', 'benefits-withdrawn', 'interface-deployed', 'interface-replaced', 'interface-suspended', 'interface-resumed',
    'certificate-ordered', 'order-cancelled', 'contact-changed', 'certificate-issued', 'certificate-renewed', 'certificate-revoked')),
  -- name of the person as the e-service knows it; none: the organisation's software did it
  actor text CONSTRAINT interface_event_actor_length CHECK (char_length(actor) BETWEEN 1 AND 200),
  application_id bigint REFERENCES interface_application,
  order_id bigint REFERENCES certificate_order,
  certificate_id bigint REFERENCES certificate,
  note text CONSTRAINT interface_event_note_length CHECK (char_length(note) BETWEEN 1 AND 500)
);
CREATE INDEX interface_event_business_id ON interface_event (business_id, id DESC);

CREATE FUNCTION interface_event_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'history does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'interface_event_unchangeable';
END $$;
CREATE TRIGGER interface_event_is_final BEFORE UPDATE OR DELETE ON interface_event FOR EACH ROW EXECUTE FUNCTION interface_event_is_final();
