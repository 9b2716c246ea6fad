-- What an owner has reported is searched newest first: by delivery, and within it in the order of references.
CREATE INDEX delivery_of_owner ON delivery (owner_key, arrival_no);
CREATE INDEX report_version_of_delivery ON report_version (arrival_no, ir_report_id);
DROP INDEX report_version_delivery;
-- Few are cancelled: to find them not all the others have to be read.
CREATE INDEX report_invalidated ON report (owner_key) WHERE status = 2;

-- What searches ask of any delivery of reports, whatever its kind keeps.
CREATE VIEW reported_delivery (arrival_no, reported_on, sub_organisations, common) AS
  SELECT arrival_no, payment_date, jsonb_path_query_array(payer, '$.subOrgs.subOrg[*].code'),
    jsonb_build_object('payer', payer, 'contactPersons', contact_persons, 'paymentPeriod',
      jsonb_build_object('paymentDate', payment_date, 'startDate', period_start_date, 'endDate', period_end_date))
  FROM wage_delivery
  UNION ALL
  SELECT arrival_no, report_date, jsonb_path_query_array(payer, '$.subOrgs.subOrg[*].code'),
    jsonb_build_object('payer', payer, 'contactPersons', contact_persons, 'reportDate', report_date)
  FROM separate_delivery
  UNION ALL
  SELECT arrival_no, payment_date, jsonb_path_query_array(payer, '$.subOrgs.subOrg[*].code'),
    jsonb_build_object('payer', payer, 'contactPersons', contact_persons, 'paymentDate', payment_date)
  FROM benefit_delivery;

-- Income types of reports of any kind.
CREATE VIEW reported_line (ir_report_id, version, transaction_code, amount_cents, unjust_enrichment, recovery) AS
  SELECT ir_report_id, version, transaction_code, amount_cents, unjust_enrichment, recovery FROM income_line
  UNION ALL
  SELECT ir_report_id, version, transaction_code, amount_cents, false, false FROM separate_line
  UNION ALL
  SELECT ir_report_id, version, transaction_code, amount_cents, unjust_enrichment, recovery FROM benefit_line;
