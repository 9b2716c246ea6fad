-- The certificate authorities of this register (D-71): made once, at the first start.
CREATE TABLE certificate_authority (
  id smallint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  environment text NOT NULL CONSTRAINT certificate_authority_environment_known CHECK (environment IN ('test', 'production')),
  role text NOT NULL CONSTRAINT certificate_authority_role_known CHECK (role IN (
    'root', 'intermediate', 'services', 'server',
    'wage-ws', 'wage-sftp', 'benefit-ws', 'benefit-sftp', 'datauser-ws', 'datauser-sftp')),
  issuer_id smallint REFERENCES certificate_authority,
  -- common name of the subject
  name text NOT NULL,
  -- without an ending: of the published certificate (.cer) and revocation list (.crl)
  file_name text NOT NULL CONSTRAINT certificate_authority_file_name_unique UNIQUE,
  certificate bytea NOT NULL,
  -- PKCS#8, sealed under the master key; none when the key is kept offline
  private_key_sealed bytea,
  created_at timestamptz NOT NULL,
  CONSTRAINT certificate_authority_one_per_role UNIQUE (environment, role),
  CONSTRAINT certificate_authority_only_root_signs_itself CHECK ((role = 'root') = (issuer_id IS NULL))
);

-- One SFTP account for each organisation and SFTP certificate type, kept at renewal (D-57).
CREATE TABLE sftp_account (
  account text PRIMARY KEY CONSTRAINT sftp_account_form CHECK (account ~ '^ir[0-9]{10}$'),
  business_id text NOT NULL REFERENCES organisation,
  type text NOT NULL CONSTRAINT sftp_account_type_known CHECK (type IN ('wage-sftp', 'benefit-sftp', 'datauser-sftp')),
  created_at timestamptz NOT NULL,
  CONSTRAINT sftp_account_one_per_organisation_and_type UNIQUE (business_id, type),
  CONSTRAINT sftp_account_carries_business_id CHECK (substr(account, 3, 8) = replace(business_id, '-', ''))
);

-- Certificates issued to organisations.
CREATE TABLE certificate (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  authority_id smallint NOT NULL REFERENCES certificate_authority,
  -- upper-case hexadecimal, as Node and OpenSSL print it
  serial_number text NOT NULL CONSTRAINT certificate_serial_number_form CHECK (serial_number ~ '^[0-9A-F]{2,40}$'),
  type text NOT NULL CONSTRAINT certificate_type_known CHECK (type IN ('wage-ws', 'wage-sftp', 'benefit-ws', 'benefit-sftp', 'datauser-ws', 'datauser-sftp')),
  business_id text NOT NULL REFERENCES organisation,
  account text REFERENCES sftp_account,
  -- named as certificate of the e-service, which speaks for others (D-54)
  is_eservice boolean NOT NULL DEFAULT false,
  -- SHA-256 of the certificate and of its SubjectPublicKeyInfo
  fingerprint bytea NOT NULL CONSTRAINT certificate_fingerprint_unique UNIQUE CONSTRAINT certificate_fingerprint_length CHECK (octet_length(fingerprint) = 32),
  spki_fingerprint bytea NOT NULL CONSTRAINT certificate_spki_fingerprint_length CHECK (octet_length(spki_fingerprint) = 32),
  subject text NOT NULL,
  not_before timestamptz NOT NULL,
  not_after timestamptz NOT NULL,
  content bytea NOT NULL,
  -- the certificate whose key asked for this one (D-70)
  renews_id bigint REFERENCES certificate,
  issued_at timestamptz NOT NULL,
  revoked_at timestamptz,
  revocation_reason text CONSTRAINT certificate_revocation_reason_known CHECK (revocation_reason IN (
    'unspecified', 'key-compromise', 'affiliation-changed', 'superseded', 'cessation-of-operation', 'privilege-withdrawn')),
  CONSTRAINT certificate_serial_number_unique_per_authority UNIQUE (authority_id, serial_number),
  CONSTRAINT certificate_account_when_sftp CHECK ((account IS NOT NULL) = (type LIKE '%-sftp')),
  CONSTRAINT certificate_validity_in_order CHECK (not_after > not_before),
  CONSTRAINT certificate_revocation_with_reason CHECK ((revoked_at IS NULL) = (revocation_reason IS NULL))
);
CREATE INDEX certificate_business_id ON certificate (business_id, type);
CREATE INDEX certificate_account ON certificate (account) WHERE account IS NOT NULL;
CREATE INDEX certificate_revoked ON certificate (authority_id) WHERE revoked_at IS NOT NULL;

-- Revocation is final (D-72), and what was issued does not change.
CREATE FUNCTION certificate_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.revoked_at IS NOT NULL AND (NEW.revoked_at, NEW.revocation_reason) IS DISTINCT FROM (OLD.revoked_at, OLD.revocation_reason) THEN
    RAISE EXCEPTION 'a revocation is irreversible' USING ERRCODE = 'check_violation', CONSTRAINT = 'certificate_revocation_irreversible';
  END IF;
  IF (NEW.content, NEW.business_id, NEW.type) IS DISTINCT FROM (OLD.content, OLD.business_id, OLD.type) THEN
    RAISE EXCEPTION 'an issued certificate does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'certificate_unchangeable';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER certificate_is_final BEFORE UPDATE ON certificate FOR EACH ROW EXECUTE FUNCTION certificate_is_final();

-- Every process forgets what it knew of a certificate when it is issued, revoked or marked.
CREATE FUNCTION notify_certificate_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('certificate_changed', encode(NEW.fingerprint, 'hex'));
  RETURN NULL;
END $$;
CREATE TRIGGER certificate_changed AFTER INSERT OR UPDATE ON certificate FOR EACH ROW EXECUTE FUNCTION notify_certificate_changed();

-- The newest revocation list of each authority, as signed; numbers rise by one (RFC 5280, 5.2.3).
CREATE TABLE certificate_revocation_list (
  authority_id smallint PRIMARY KEY REFERENCES certificate_authority,
  number bigint NOT NULL CONSTRAINT revocation_list_number_from_one CHECK (number >= 1),
  this_update timestamptz NOT NULL,
  next_update timestamptz NOT NULL,
  content bytea NOT NULL,
  CONSTRAINT revocation_list_updates_in_order CHECK (next_update > this_update)
);

-- Keys of the register itself, shared by all its processes.
CREATE TABLE register_key (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  environment text NOT NULL CONSTRAINT register_key_environment_known CHECK (environment IN ('test', 'production')),
  -- answers: signs them (D-46); server: TLS of the doors; sftp-host: SSH host key
  purpose text NOT NULL CONSTRAINT register_key_purpose_known CHECK (purpose IN ('answers', 'server', 'sftp-host')),
  private_key_sealed bytea NOT NULL,
  certificate bytea,
  -- host names and addresses of a server certificate
  names text[] NOT NULL DEFAULT '{}',
  not_before timestamptz,
  not_after timestamptz,
  created_at timestamptz NOT NULL,
  CONSTRAINT register_key_certified_unless_ssh CHECK ((purpose = 'sftp-host') = (certificate IS NULL)),
  CONSTRAINT register_key_validity_when_certified CHECK ((certificate IS NULL) = (not_before IS NULL) AND (certificate IS NULL) = (not_after IS NULL))
);
CREATE UNIQUE INDEX register_key_one_ssh_host_key ON register_key (environment) WHERE purpose = 'sftp-host';
