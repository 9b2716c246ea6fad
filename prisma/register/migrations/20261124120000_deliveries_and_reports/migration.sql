-- Organisations and what they may do on the technical interface.
CREATE TABLE organisation (
  business_id text PRIMARY KEY CONSTRAINT organisation_business_id_form CHECK (business_id ~ '^[0-9]{7}-[0-9]$'),
  name text NOT NULL CONSTRAINT organisation_name_length CHECK (char_length(name) BETWEEN 1 AND 200),
  artificial boolean NOT NULL DEFAULT false,
  -- D-42: needed before the first benefit report and before benefit channels
  benefits_confirmed_at timestamptz,
  created_at timestamptz NOT NULL
);

-- Deployment of the technical interface (D-41, D-121). Purposes: own, on-behalf, data-use.
-- Channels: <wage|benefit|datauser>:<ws-real-time|ws-delayed|sftp>.
CREATE TABLE interface_application (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  business_id text NOT NULL REFERENCES organisation,
  purposes text[] NOT NULL CONSTRAINT interface_application_purposes_known CHECK (purposes <@ ARRAY['own', 'on-behalf', 'data-use'] AND cardinality(purposes) > 0),
  channels text[] NOT NULL CONSTRAINT interface_application_channels_given CHECK (cardinality(channels) > 0),
  state text NOT NULL CONSTRAINT interface_application_state_known CHECK (state IN ('valid', 'replaced', 'ended')),
  valid_from timestamptz NOT NULL,
  ended_at timestamptz,
  CONSTRAINT interface_application_ended_when_not_valid CHECK ((state = 'valid') = (ended_at IS NULL))
);
CREATE UNIQUE INDEX interface_application_one_valid_per_organisation ON interface_application (business_id) WHERE state = 'valid';

-- Settings shared by every process of the register (clock of the sandbox, faults on request).
CREATE TABLE setting (
  key text PRIMARY KEY,
  value jsonb NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT now()
);

-- One row for each delivery taken in; a delivery rejected at reception (status 4) leaves none (PR-031).
-- arrival_no is the global order of arrival; within an owner it is given under that owner's lock (PR-020, PR-026).
CREATE SEQUENCE arrival_no AS bigint;
CREATE TABLE delivery (
  arrival_no bigint PRIMARY KEY DEFAULT nextval('arrival_no'),
  ir_delivery_id uuid NOT NULL CONSTRAINT ir_delivery_id_unique UNIQUE,
  -- type:code, for foreign identifiers type:code:country (D-20)
  owner_key text NOT NULL,
  creator_key text NOT NULL,
  delivery_data_type smallint NOT NULL CONSTRAINT delivery_data_type_known CHECK (delivery_data_type IN (100, 101, 102, 103, 105, 106, 107, 108, 109, 110, 111, 112)),
  delivery_id text NOT NULL CONSTRAINT delivery_id_form CHECK (delivery_id ~ '^[0-9A-Za-z_-]{1,40}$'),
  -- DeliveryToIRChannelCode: 1 WS delayed, 2 WS real-time, 3 SFTP, 4 upload, 5 form, 6 paper (PR-001)
  channel smallint NOT NULL CONSTRAINT delivery_channel_known CHECK (channel BETWEEN 1 AND 6),
  faulty_control smallint NOT NULL CONSTRAINT faulty_control_known CHECK (faulty_control IN (1, 2)),
  -- the general delivery data as received, echoed in every answer (PR-071, PR-091)
  head jsonb NOT NULL,
  item_count integer NOT NULL CONSTRAINT delivery_has_items CHECK (item_count >= 1),
  received_at timestamptz NOT NULL,
  -- Finnish date of arrival: "today" of its rules, whenever it is processed (D-17)
  received_on date NOT NULL,
  -- DeliveryDataStatus (PR-060); 0 and 4 are never stored
  status smallint NOT NULL CONSTRAINT delivery_status_known CHECK (status IN (2, 3, 5, 6)),
  processed_at timestamptz,
  -- processing that failed technically: the lane waits, others go on
  attempts smallint NOT NULL DEFAULT 0,
  retry_at timestamptz,
  CONSTRAINT delivery_id_unique_per_owner_and_type UNIQUE (owner_key, delivery_data_type, delivery_id),
  CONSTRAINT delivery_processed_when_not_waiting CHECK ((status = 2) = (processed_at IS NULL))
);
-- The ordering queue: a lane for each owner.
CREATE INDEX delivery_waiting ON delivery (owner_key, arrival_no) WHERE status = 2;

-- The exact received message, zstd-compressed.
CREATE TABLE received_message (
  arrival_no bigint PRIMARY KEY REFERENCES delivery,
  content bytea NOT NULL,
  byte_length integer NOT NULL,
  -- true: a SOAP envelope with the message in its body; false: the message itself
  enveloped boolean NOT NULL,
  -- SHA-256 of the uncompressed bytes
  digest bytea NOT NULL CONSTRAINT received_message_digest_length CHECK (octet_length(digest) = 32),
  -- SHA-256 fingerprints of the certificates that signed and sent it
  signer_fingerprint bytea,
  sender_fingerprint bytea NOT NULL
);
ALTER TABLE received_message ALTER COLUMN content SET STORAGE EXTERNAL;

-- Final feedback, signed once and served byte for byte (D-35); zstd-compressed.
CREATE TABLE feedback (
  arrival_no bigint NOT NULL REFERENCES delivery,
  -- status it tells: 3, 5, or 6 after invalidation of the delivery
  status smallint NOT NULL CONSTRAINT feedback_status_final CHECK (status IN (3, 5, 6)),
  ir_response_id uuid NOT NULL CONSTRAINT ir_response_id_unique UNIQUE,
  formed_at timestamptz NOT NULL,
  valid_item_count integer NOT NULL,
  invalid_item_count integer NOT NULL,
  content bytea NOT NULL,
  PRIMARY KEY (arrival_no, status)
);
ALTER TABLE feedback ALTER COLUMN content SET STORAGE EXTERNAL;

-- Data common to the earnings payment reports of one delivery.
CREATE TABLE wage_delivery (
  arrival_no bigint PRIMARY KEY REFERENCES delivery,
  payment_date date NOT NULL,
  period_start_date date NOT NULL,
  period_end_date date NOT NULL,
  -- Payer and ContactPersons as received
  payer jsonb NOT NULL,
  contact_persons jsonb NOT NULL,
  CONSTRAINT pay_period_in_order CHECK (period_end_date >= period_start_date)
);
CREATE INDEX wage_delivery_payment_date ON wage_delivery (payment_date);

-- Identifiers of the payer (none when MissingId).
CREATE TABLE delivery_payer_id (
  arrival_no bigint NOT NULL REFERENCES delivery,
  position smallint NOT NULL,
  type smallint NOT NULL,
  code text NOT NULL,
  country_code text,
  PRIMARY KEY (arrival_no, position)
);
CREATE INDEX delivery_payer_id_code ON delivery_payer_id (code, type);

-- A report keeps its references through all versions (PR-035); those of an invalidated one stay reserved (PR-033).
CREATE TABLE report (
  ir_report_id uuid CONSTRAINT ir_report_id_unique PRIMARY KEY,
  owner_key text NOT NULL,
  -- 100 earnings payment, 101 separate, 102 benefit
  report_type smallint NOT NULL CONSTRAINT report_type_known CHECK (report_type IN (100, 101, 102)),
  report_id text NOT NULL CONSTRAINT report_id_form CHECK (report_id ~ '^[0-9A-Za-z_-]{1,40}$'),
  newest_version integer NOT NULL CONSTRAINT report_versions_from_one CHECK (newest_version >= 1),
  -- ReportStatus of the newest version: 1 valid, 2 invalidated
  status smallint NOT NULL CONSTRAINT report_status_known CHECK (status IN (1, 2)),
  CONSTRAINT report_id_unique_per_payer_and_type UNIQUE (owner_key, report_type, report_id)
);

CREATE TABLE report_version (
  ir_report_id uuid NOT NULL REFERENCES report,
  version integer NOT NULL CONSTRAINT report_version_from_one CHECK (version >= 1),
  arrival_no bigint NOT NULL REFERENCES delivery,
  status smallint NOT NULL CONSTRAINT report_version_status_known CHECK (status IN (1, 2)),
  -- the whole report, as the dictionary reads it
  content jsonb NOT NULL,
  PRIMARY KEY (ir_report_id, version)
);
CREATE INDEX report_version_delivery ON report_version (arrival_no);

-- Identifiers of the income earner of one version (none when MissingId).
CREATE TABLE income_earner_id (
  ir_report_id uuid NOT NULL,
  version integer NOT NULL,
  position smallint NOT NULL,
  type smallint NOT NULL,
  code text NOT NULL,
  country_code text,
  PRIMARY KEY (ir_report_id, version, position),
  FOREIGN KEY (ir_report_id, version) REFERENCES report_version
);
CREATE INDEX income_earner_id_code ON income_earner_id (code, type);

-- Income types of one version, in the order of the report.
CREATE TABLE income_line (
  ir_report_id uuid NOT NULL,
  version integer NOT NULL,
  position smallint NOT NULL,
  transaction_code smallint NOT NULL,
  amount_cents bigint,
  unjust_enrichment boolean NOT NULL,
  recovery boolean NOT NULL,
  PRIMARY KEY (ir_report_id, version, position),
  FOREIGN KEY (ir_report_id, version) REFERENCES report_version
);
