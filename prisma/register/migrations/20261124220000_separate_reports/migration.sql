-- Data common to the employer's separate reports of one delivery.
CREATE TABLE separate_delivery (
  arrival_no bigint PRIMARY KEY REFERENCES delivery,
  -- SR-036
  report_date date NOT NULL CONSTRAINT report_date_since_2019 CHECK (report_date >= '2019-01-01'),
  -- Payer and ContactPersons as received
  payer jsonb NOT NULL,
  contact_persons jsonb NOT NULL
);

-- Pension and accident insurances of the payer, in the order of the delivery: whom a policy number belongs to.
CREATE TABLE delivery_insurance (
  arrival_no bigint NOT NULL REFERENCES separate_delivery,
  kind text NOT NULL CONSTRAINT delivery_insurance_kind_known CHECK (kind IN ('pension', 'accident')),
  position smallint NOT NULL,
  -- PensionProvIdCode, or the accident insurer's identifier
  provider text NOT NULL,
  policy_no text NOT NULL,
  PRIMARY KEY (arrival_no, kind, position)
);
CREATE INDEX delivery_insurance_policy_no ON delivery_insurance (policy_no);

-- Target month of one version, as its first day.
CREATE TABLE separate_target_month (
  ir_report_id uuid NOT NULL,
  version integer NOT NULL,
  target_month date NOT NULL
    CONSTRAINT target_month_is_first_day CHECK (EXTRACT(day FROM target_month) = 1)
    -- SR-134
    CONSTRAINT target_month_since_2019 CHECK (target_month >= '2019-01-01'),
  PRIMARY KEY (ir_report_id, version),
  FOREIGN KEY (ir_report_id, version) REFERENCES report_version
);
CREATE INDEX separate_target_month_month ON separate_target_month (target_month);

-- Income types of one version, in the order of the report; repeated 102 and 103 are added up (SR-145).
CREATE TABLE separate_line (
  ir_report_id uuid NOT NULL,
  version integer NOT NULL,
  position smallint NOT NULL,
  -- SummaryTransactionCode (SR-141): 101 no wages payable, 102 contribution, 103 deductions from it
  transaction_code smallint NOT NULL CONSTRAINT separate_line_code_known CHECK (transaction_code IN (101, 102, 103)),
  -- SR-143
  amount_cents bigint CONSTRAINT separate_line_has_amount CHECK (transaction_code = 101 OR amount_cents IS NOT NULL),
  PRIMARY KEY (ir_report_id, version, position),
  FOREIGN KEY (ir_report_id, version) REFERENCES report_version
);
