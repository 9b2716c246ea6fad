-- Data common to the benefits payment reports of one delivery.
CREATE TABLE benefit_delivery (
  arrival_no bigint PRIMARY KEY REFERENCES delivery,
  -- BR-010
  payment_date date NOT NULL CONSTRAINT benefit_payment_date_since_2021 CHECK (payment_date >= '2021-01-01'),
  -- Payer and ContactPersons as received
  payer jsonb NOT NULL,
  contact_persons jsonb NOT NULL
);
CREATE INDEX benefit_delivery_payment_date ON benefit_delivery (payment_date);

-- Income types of one version, in the order of the report.
CREATE TABLE benefit_line (
  ir_report_id uuid NOT NULL,
  version integer NOT NULL,
  position integer NOT NULL,
  -- BR-060
  transaction_code smallint NOT NULL CONSTRAINT benefit_line_code_form CHECK (transaction_code BETWEEN 1000 AND 1999),
  -- the income type it changed into (BR-093)
  retroactive_code smallint CONSTRAINT benefit_line_retroactive_code_form CHECK (retroactive_code BETWEEN 1000 AND 1999),
  amount_cents bigint NOT NULL,
  -- BenefitTaxTreatment (BR-064)
  tax_treatment smallint CONSTRAINT benefit_line_tax_treatment_known CHECK (tax_treatment BETWEEN 1 AND 9),
  unjust_enrichment boolean NOT NULL,
  recovery boolean NOT NULL,
  -- BR-061, BR-062
  earned_from date NOT NULL CONSTRAINT benefit_line_earned_since_1800 CHECK (earned_from >= '1800-01-01'),
  earned_until date NOT NULL,
  PRIMARY KEY (ir_report_id, version, position),
  FOREIGN KEY (ir_report_id, version) REFERENCES report_version,
  CONSTRAINT benefit_line_earning_period_in_order CHECK (earned_until >= earned_from)
);

-- Identifiers, insurances and income types are as many as a message of the greatest size has room for: more than a smallint counts.
ALTER TABLE delivery_payer_id ALTER COLUMN position TYPE integer;
ALTER TABLE income_earner_id ALTER COLUMN position TYPE integer;
ALTER TABLE income_line ALTER COLUMN position TYPE integer;
ALTER TABLE delivery_insurance ALTER COLUMN position TYPE integer;
ALTER TABLE separate_line ALTER COLUMN position TYPE integer;
