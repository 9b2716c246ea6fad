-- Files that arrived at the SFTP door and have been taken in or refused: whoever finds one of them again after a crash
-- knows that nothing is left to do. The row is written in the transaction that takes the delivery in.
CREATE TABLE sftp_arrival (
  account text NOT NULL REFERENCES sftp_account,
  -- identity of the arrived file and its place in the account's order
  arrival_key text NOT NULL CONSTRAINT sftp_arrival_key_form CHECK (arrival_key ~ '^[0-9a-f-]{1,40}$'),
  -- as the client named it
  name text NOT NULL,
  byte_length bigint NOT NULL,
  arrived_at timestamptz NOT NULL,
  -- whose key opened the session
  certificate_id bigint NOT NULL REFERENCES certificate,
  -- none: rejected at reception (status 4)
  arrival_no bigint CONSTRAINT sftp_arrival_one_per_delivery UNIQUE REFERENCES delivery,
  PRIMARY KEY (account, arrival_key)
);
CREATE INDEX sftp_arrival_arrived_at ON sftp_arrival (arrived_at);

-- Files that the register puts into OUT. waiting: its delivery is being processed; ready: to be written by a process
-- of the SFTP door; written: it stands in OUT, or the client has deleted it there.
CREATE TABLE sftp_outgoing_file (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account text NOT NULL REFERENCES sftp_account,
  name text NOT NULL CONSTRAINT sftp_outgoing_file_name_form CHECK (name ~ '^[0-9A-Za-z_-]{1,200}[.]xml$'),
  -- final feedback of this delivery, as it stands in table feedback (D-35) …
  arrival_no bigint CONSTRAINT sftp_outgoing_file_one_per_delivery UNIQUE REFERENCES delivery,
  -- … or a message made for this file, zstd-compressed; none any more once it is written
  content bytea,
  state text NOT NULL CONSTRAINT sftp_outgoing_file_state_known CHECK (state IN ('waiting', 'ready', 'written')),
  created_at timestamptz NOT NULL,
  -- writing failed (disk full): not tried again before this moment
  retry_at timestamptz,
  written_at timestamptz,
  CONSTRAINT sftp_outgoing_file_name_unique UNIQUE (account, name),
  CONSTRAINT sftp_outgoing_file_of_one_source CHECK (arrival_no IS NULL OR content IS NULL),
  CONSTRAINT sftp_outgoing_file_has_content CHECK (state = 'written' OR arrival_no IS NOT NULL OR content IS NOT NULL),
  CONSTRAINT sftp_outgoing_file_waits_for_delivery CHECK (state <> 'waiting' OR arrival_no IS NOT NULL),
  CONSTRAINT sftp_outgoing_file_written_when_written CHECK ((state = 'written') = (written_at IS NOT NULL))
);
ALTER TABLE sftp_outgoing_file ALTER COLUMN content SET STORAGE EXTERNAL;
CREATE INDEX sftp_outgoing_file_ready ON sftp_outgoing_file (id) WHERE state = 'ready';
CREATE INDEX sftp_outgoing_file_written_at ON sftp_outgoing_file (written_at) WHERE state = 'written';

-- In the transaction that processes a delivery of this channel (DeliveryToIRChannelCode 3), whichever process does it.
CREATE FUNCTION sftp_feedback_is_ready() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE sftp_outgoing_file SET state = 'ready' WHERE arrival_no = NEW.arrival_no AND state = 'waiting';
  RETURN NULL;
END $$;
CREATE TRIGGER sftp_feedback_is_ready AFTER UPDATE OF status ON delivery
  FOR EACH ROW WHEN (NEW.channel = 3 AND OLD.status = 2 AND NEW.status <> 2) EXECUTE FUNCTION sftp_feedback_is_ready();

-- Wakes the processes of the SFTP door.
CREATE FUNCTION notify_sftp_file_ready() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('sftp_file_ready', '');
  RETURN NULL;
END $$;
CREATE TRIGGER sftp_file_ready AFTER INSERT OR UPDATE OF state ON sftp_outgoing_file
  FOR EACH ROW WHEN (NEW.state = 'ready') EXECUTE FUNCTION notify_sftp_file_ready();

-- Which key an account used last, so that another one is noticed in the log.
CREATE TABLE sftp_login (
  account text PRIMARY KEY REFERENCES sftp_account,
  certificate_id bigint NOT NULL REFERENCES certificate,
  logged_in_at timestamptz NOT NULL
);
