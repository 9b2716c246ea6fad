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
  FROM wage_delivery;
