-- Who was given a whole report, and on what ground: what an income earner may ask about their own. Never changed.
CREATE TABLE disclosure (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  disclosed_at timestamptz NOT NULL,
  ir_report_id uuid NOT NULL REFERENCES report,
  -- type:code of the party, as owner_key of a delivery
  recipient_key text NOT NULL,
  -- payer: who reported it reads it in the e-service; data-permission: a data user
  ground text NOT NULL CONSTRAINT disclosure_ground_known CHECK (ground IN ('payer', 'data-permission')),
  -- the data permission by which it was given
  permission text,
  CONSTRAINT disclosure_by_permission CHECK ((ground = 'data-permission') = (permission IS NOT NULL))
);
CREATE INDEX disclosure_of_report ON disclosure (ir_report_id);
