/**
 * Rules that no delivery can violate, and what becomes of them here: how the register behaves, what others must do, what
 * is left to people. With the tables of the messages and of reception they are all rules there are.
 */
import type { RuleLevel } from './rule.ts'

export type Unjudged = {
  readonly id: string
  readonly level: RuleLevel
  /** What it says */
  readonly what: string
  /** File in which it is kept; none where nothing is to be done */
  readonly keptIn?: string
  /** Why nothing checks it */
  readonly why?: string
}

const kept = (id: string, keptIn: string, what: string, level: RuleLevel = 'register'): Unjudged => ({ id, level, what, keptIn })
const left = (id: string, level: RuleLevel, what: string, why: string): Unjudged => ({ id, level, what, why })

const OF_SENDERS = 'How senders work: nothing in a delivery shows it.'
const NOT_FORBIDDEN = 'Nothing is forbidden: what is allowed needs no check.'

/** Behaviour and advice that the tables of the messages name, by their ids there. */
export const unjudgedOfMessages: readonly Unjudged[] = [
  kept('WR-007', 'schemas/code-lists.ts', 'Country codes are case-sensitive.'),
  kept('WR-008', 'schemas/parties.ts', 'Identifiers are case-sensitive.'),
  kept('WR-011', 'schemas/rules/sets.ts', 'The payment date chooses rules and codes.'),
  kept('WR-015', 'lib/register/processing/faulty-control.ts', 'FaultyControl decides what becomes of the good reports beside faulty ones.'),
  left('WR-167', 'register', "An ending of employment from the register's own list may always be given.", NOT_FORBIDDEN),
  kept('SR-003', 'schemas/rules/separate/index.ts', 'The target month chooses the rules of each report.'),
  kept('SR-004', 'lib/register/processing/faulty-control.ts', 'An error of the delivery rejects all its reports.'),
  left('SR-144', 'register', 'An amount beside income type 101 means nothing.', NOT_FORBIDDEN),
  kept('SR-145', 'lib/register/separate-reports/separate-report-kind.ts', 'Repeated income types are rows of their own.'),
  left('SR-146', 'register', 'Amounts may have a sign.', NOT_FORBIDDEN),
  left('SR-147', 'register', 'Deductions may stand without a contribution.', NOT_FORBIDDEN),
  kept('SR-150', 'lib/register/reports/judge-reports.ts', 'Versions, status and replacement are the same as of earnings payment reports.'),
  left('SR-161', 'guidance', 'What a month is reported with.', 'Whether an employer paid wages, or is a regular one, is not known.'),
  left('SR-162', 'guidance', 'When the report is due.', 'Advice about time, not about the message; the portal shows the due date.'),
  kept('BR-015', 'schemas/rules/sets.ts', 'The payment date chooses rules and codes.'),
  left('BR-040', 'guidance', 'One report is one payment to one income earner.', 'A report does not show how many payments it tells of.'),
  left('BR-048', 'guidance', 'An income earner without a personal identity code has name, birth date, gender and address.', 'A summary; BR-047 to BR-053 check it (D-106).'),
  left('BR-055', 'register', 'A non-resident may be subject to withholding.', NOT_FORBIDDEN),
  left('BR-084', 'guidance', 'When a substitute recipient is given.', 'To whom money goes, and why, is not known.'),
  left('BR-095', 'register', 'A new income type that the receiver may not see is distributed as 9999.', 'A matter of distribution.'),
  left('BR-096', 'register', 'A row may be both unjust enrichment and recovery.', NOT_FORBIDDEN),
  left('BR-097', 'guidance', 'Unjust enrichment is reported within a month.', 'When it was found out is not known.'),
  left('BR-098', 'guidance', 'Benefits are reported within five days of payment.', 'Advice about time, not about the message; a late report is right.'),
  kept('BR-099', 'lib/register/reports/judge-reports.ts', 'Versions, status and replacement are the same as of earnings payment reports.'),
  kept('IV-003', 'lib/register/reports/judge-reports.ts', 'An invalidation is final.'),
  left('IV-008', 'register', 'ItemVersion is ignored where deliveries or subscriptions are invalidated.', NOT_FORBIDDEN),
  kept('IV-011', 'lib/register/invalidations/invalidate-reports.ts', 'An invalidated report gets a version of its own with status 2.'),
  left('IV-020', 'item', 'A subscription is invalidated once.', 'A matter of distribution.'),
  left('IV-021', 'guidance', 'A subscription with extractions cannot be invalidated.', 'Older text, superseded by IV-022 (D-38).'),
  left('IV-022', 'register', 'A subscription with extractions ends today, one without is invalidated.', 'A matter of distribution.'),
  left('IV-023', 'register', 'An invalidated main subscription has no extractions any more.', 'A matter of distribution.'),
  kept('IV-031', 'lib/register/invalidations/judge-delivery-invalidations.ts', 'All reports that are still valid fall with their delivery.'),
  kept('IV-032', 'lib/register/invalidations/judge-delivery-invalidations.ts', 'A report belongs to every delivery that brought a version of it.'),
  left('IV-040', 'item', 'A delivery of a subscription is invalidated once.', 'A matter of distribution.'),
  left('IV-041', 'register', 'A delivery falls also when its subscription has fallen before.', 'A matter of distribution.'),
  left('IV-042', 'register', 'A delivery of a subscription with extractions cannot be invalidated.', 'A matter of distribution.'),
  kept('IV-050', 'lib/register/invalidations/judge-report-invalidations.ts', 'Feedback tells the version that says that the report is invalidated.'),
]

/** General rules that every message has under an id of its own, by which they are told (D-04). */
export const toldByMessages: readonly Unjudged[] = [
  left('PR-003', 'delivery-head', 'One report in real time.', 'Told as WR-047, SR-005 and BR-009.'),
  left('PR-044', 'delivery-head', 'The owner is who the data are about.', 'Told as WR-018, WR-019, SR-015 and BR-006.'),
]

/** Rules of reception and processing that are behaviour or advice. */
export const unjudgedOfProcessing: readonly Unjudged[] = [
  kept('PR-001', 'schemas/channels.ts', 'Every delivery is stored with its channel.'),
  kept('PR-002', 'schemas/dictionary.ts', 'All channels take the same messages.'),
  left('PR-006', 'schema', 'One subscription in a delivery.', 'The structure of the message has room for one only.'),
  left('PR-007', 'register', 'The web form makes one report at a time.', 'A matter of the form, not of deliveries.'),
  kept('PR-009', 'lib/portal/uploads/check-file.ts', 'The upload service shows errors of the schema at once.'),
  kept('PR-010', 'lib/portal/organisation/read-basic-data.ts', "A party's own basic data are kept in the portal only."),
  kept('PR-020', 'lib/register/intake/store-delivery.ts', 'Deliveries are processed in the order of arrival.'),
  kept('PR-021', 'lib/register/files/take-in-file.ts', 'A delivery has arrived when it is there completely.'),
  left('PR-022', 'guidance', 'Deliveries that depend on each other wait for the acknowledgement.', OF_SENDERS),
  left('PR-023', 'register', 'On SFTP the feedback is the sign to go on.', OF_SENDERS),
  left('PR-024', 'register', 'A delivery is not split into parts.', OF_SENDERS),
  kept('PR-025', 'lib/register/processing/claim-delivery.ts', 'All delayed channels share one queue.'),
  kept('PR-026', 'lib/register/processing/claim-delivery.ts', 'Order is kept within an owner; owners do not wait for each other.'),
  kept('PR-031', 'lib/register/intake/receive-delivery.ts', 'A delivery rejected at reception reserves nothing.'),
  kept('PR-033', 'lib/register/reports/find-used-report-ids.ts', 'References of invalidated reports stay reserved.'),
  kept('PR-034', 'lib/register/references.ts', "The register's references are 32 hex digits, unique."),
  kept('PR-035', 'lib/register/reports/report-rows.ts', 'A report keeps its references through all versions.'),
  kept('PR-036', 'schemas/parties.ts', 'Identifiers and country codes are case-sensitive.'),
  kept('PR-042', 'lib/register/delivery-head.ts', 'Without FaultyControl nothing is invalidated by halves.'),
  kept('PR-050', 'lib/register/intake/reception-checks.ts', 'Errors of the message level come first, alone.'),
  kept('PR-052', 'lib/register/intake/reception-checks.ts', 'Errors of the head reject at reception.'),
  kept('PR-053', 'lib/register/processing/faulty-control.ts', 'Errors of what the items share reject all in processing.'),
  kept('PR-054', 'lib/register/reports/judge-reports.ts', 'All errors of all items are told.'),
  kept('PR-055', 'lib/register/reports/judge-reports.ts', 'Without errors everything is stored.'),
  kept('PR-056', 'lib/register/processing/faulty-control.ts', 'FaultyControl 2: one faulty item rejects all.'),
  kept('PR-057', 'lib/register/processing/faulty-control.ts', 'FaultyControl 1: the good items are stored.'),
  kept('PR-058', 'lib/register/processing/faulty-control.ts', 'No good item: nothing is stored.'),
  kept('PR-059', 'lib/register/intake/receive-delivery.ts', 'What fails at reception cannot be asked for later.'),
  kept('PR-060', 'lib/register/feedback/answers.ts', 'Statuses of a delivery.'),
  kept('PR-061', 'lib/register/status/answer-status-request.ts', 'Status 6 of invalidated deliveries, 0 of unknown ones.'),
  kept('PR-062', 'lib/register/feedback/error-info.ts', 'What an error tells.'),
  kept('PR-070', 'lib/register/feedback/answers.ts', 'Delayed deliveries are acknowledged.'),
  kept('PR-071', 'lib/register/delivery-head.ts', 'The acknowledgement repeats the head.'),
  kept('PR-072', 'lib/register/feedback/answers.ts', 'IRDeliveryId is given with what was taken in.'),
  kept('PR-073', 'lib/register/feedback/answers.ts', 'Status of the acknowledgement.'),
  kept('PR-074', 'lib/register/feedback/answers.ts', 'Errors of one level only.'),
  kept('PR-081', 'lib/register/status/answer-status-request.ts', 'References of a status request are all to match.'),
  kept('PR-082', 'lib/register/status/answer-status-request.ts', 'A delivery is found among those of its owner.'),
  kept('PR-083', 'lib/register/status/answer-status-request.ts', 'Status requests are answered at once.'),
  kept('PR-084', 'lib/register/status/answer-status-request.ts', 'Status 2 while the delivery waits.'),
  kept('PR-090', 'lib/register/feedback/answers.ts', 'Feedback is the same on every channel.'),
  kept('PR-091', 'lib/register/delivery-head.ts', 'Feedback repeats the head.'),
  kept('PR-092', 'lib/register/feedback/answers.ts', 'IRDeliveryId of feedback.'),
  kept('PR-093', 'lib/register/feedback/answers.ts', 'What valid items tell.'),
  kept('PR-094', 'lib/register/reports/judge-reports.ts', 'What invalid items tell.'),
  kept('PR-095', 'lib/register/feedback/answers.ts', 'Groups without content are left out.'),
  kept('PR-100', 'lib/register/reports/judge-reports.ts', 'A new report is version 1.'),
  kept('PR-103', 'lib/register/reports/find-replacement-targets.ts', 'Without a version the newest is replaced.'),
  kept('PR-105', 'lib/register/reports/report-rows.ts', 'A replacement is a version of its own.'),
  left('PR-106', 'register', 'A replacement is the whole report.', 'What is left out cannot be told from what is meant to go.'),
  kept('PR-107', 'lib/register/reports/find-replacement-targets.ts', 'A target is of the same owner and kind.', 'item'),
  kept('PR-108', 'lib/register/reports/find-replacement-targets.ts', 'Both references are to match.'),
  kept('PR-109', 'schemas/rules/families/repeated-reports.ts', 'Each report once in a delivery; WR-103, SR-120 and BR-030 tell otherwise.', 'item'),
  left('PR-130', 'guidance', 'About 3,000 reports in a delivery.', OF_SENDERS),
  left('PR-131', 'guidance', 'More than 100,000 reports a day are agreed on.', OF_SENDERS),
  left('PR-132', 'guidance', 'One SFTP session at a time.', OF_SENDERS),
  kept('PR-133', 'lib/portal/submissions/pauses.ts', 'Pauses between questions for feedback; the register answers at any time.'),
  left('PR-134', 'guidance', 'Real time is for few reports.', OF_SENDERS),
  kept('PR-136', 'lib/register/files/file-names.ts', 'Names of feedback files.'),
]
