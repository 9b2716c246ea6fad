-- Certificate orders and what their contact person needs to fetch the certificate (D-68, D-122).
CREATE TABLE certificate_order (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  business_id text NOT NULL REFERENCES organisation,
  type text NOT NULL CONSTRAINT certificate_order_type_known CHECK (type IN ('wage-ws', 'wage-sftp', 'benefit-ws', 'benefit-sftp', 'datauser-ws', 'datauser-sftp')),
  description text NOT NULL CONSTRAINT certificate_order_description_length CHECK (char_length(description) BETWEEN 5 AND 100),
  contact_name text NOT NULL CONSTRAINT certificate_order_contact_name_length CHECK (char_length(contact_name) BETWEEN 1 AND 100),
  contact_phone text NOT NULL CONSTRAINT certificate_order_contact_phone_form CHECK (contact_phone ~ '^\+[1-9][0-9]{5,14}$'),
  contact_email text NOT NULL CONSTRAINT certificate_order_contact_email_length CHECK (char_length(contact_email) BETWEEN 3 AND 254),
  transfer_id text NOT NULL CONSTRAINT transfer_id_unique UNIQUE CONSTRAINT transfer_id_form CHECK (transfer_id ~ '^[A-Za-z0-9-]{1,32}$'),
  -- keyed digest: recognised again, never read
  transfer_password_digest bytea NOT NULL CONSTRAINT transfer_password_digest_length CHECK (octet_length(transfer_password_digest) = 32),
  wrong_passwords smallint NOT NULL DEFAULT 0 CONSTRAINT transfer_void_after_five_wrong_passwords CHECK (wrong_passwords BETWEEN 0 AND 5),
  ordered_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  -- single use: the certificate that was issued for it
  certificate_id bigint REFERENCES certificate CONSTRAINT transfer_data_used_once UNIQUE,
  used_at timestamptz,
  CONSTRAINT certificate_order_used_with_certificate CHECK ((used_at IS NULL) = (certificate_id IS NULL)),
  CONSTRAINT certificate_order_expires_after_order CHECK (expires_at > ordered_at)
);
CREATE INDEX certificate_order_business_id ON certificate_order (business_id, ordered_at);

-- What SignNewCertificate and RenewCertificate give out, and GetCertificate asks with (D-69).
CREATE TABLE certificate_retrieval (
  retrieval_id text PRIMARY KEY CONSTRAINT retrieval_id_form CHECK (retrieval_id ~ '^[A-Za-z0-9-]{1,32}$'),
  certificate_id bigint NOT NULL REFERENCES certificate,
  ready_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX certificate_retrieval_certificate ON certificate_retrieval (certificate_id);

-- Mails and text messages, planned in the transaction that causes them.
CREATE TABLE outbox (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text NOT NULL CONSTRAINT outbox_kind_known CHECK (kind IN ('mail', 'sms')),
  recipient text NOT NULL,
  -- key of its text in messages/mail
  template text NOT NULL,
  -- what the text is filled with, sealed: it holds transfer passwords and PINs; none once delivered in production
  values_sealed bytea,
  created_at timestamptz NOT NULL,
  sent_at timestamptz,
  attempts smallint NOT NULL DEFAULT 0,
  next_attempt_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX outbox_waiting ON outbox (next_attempt_at) WHERE sent_at IS NULL;
