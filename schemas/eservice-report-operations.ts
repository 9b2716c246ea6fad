/**
 * What an e-service reads of an owner's reports and deliveries at its own register: through whichever channel they
 * came. The e-service says what the person may see of them (`visible`); nothing else leaves the register.
 */
import { z } from 'zod'

const Moment = z.iso.datetime()
const Reference = z.string().regex(/^[0-9A-Za-z_-]{1,40}$/)
/** 32 hex digits; hyphens are not counted. */
const RegisterReference = z.string().regex(/^[0-9a-f]{32}$/)
const Party = z.object({ type: z.number().int().min(1).max(99), code: z.string().min(1).max(60), countryCode: z.string().length(2).exactOptional() })

export const ReportType = z.union([z.literal(100), z.literal(101), z.literal(102)])
export type ReportType = z.infer<typeof ReportType>
/** 1 valid, 2 cancelled */
export const ReportStatus = z.union([z.literal(1), z.literal(2)])
/** DeliveryToIRChannelCode */
const DeliveryChannel = z.number().int().min(1).max(6)

/** Finnish day of arrival: of paper, the day on which it came, before it was typed. */
const ArrivalDay = z.iso.date()

/** Types (of reports or of deliveries), and the suborganisations within which they are visible: absent, all of the owner's. */
const Visible = z.array(z.object({ types: z.array(z.number().int()).min(1).max(20), subOrganisationIds: z.array(z.string().min(1).max(60)).min(1).max(500).optional() })).min(1).max(10)
export type Visible = z.infer<typeof Visible>

/** Of an owner, and only what the person may see of it. */
const OfOwner = z.object({ owner: Party, visible: Visible })

/** The place in a list after which it goes on: arrival, and report within it. */
export const ReportCursor = z.object({ arrivalNo: z.number().int().positive(), irReportId: RegisterReference })
export type ReportCursor = z.infer<typeof ReportCursor>

/** Who received the income, as far as a list shows it: identity codes are masked. */
const ShownEarner = z.object({ name: z.string().optional(), identifier: z.string().optional(), identifierType: z.number().int().optional() })

const FoundReport = z.object({
  irReportId: RegisterReference,
  reportId: z.string(),
  reportType: ReportType,
  version: z.number().int(),
  status: ReportStatus,
  /** payment or other reporting date */
  date: z.iso.date().nullable(),
  incomeEarner: ShownEarner,
  channel: DeliveryChannel,
  receivedAt: Moment,
  deliveryId: z.string(),
  irDeliveryId: RegisterReference,
  arrivalNo: z.number().int(),
})

const ReportVersion = z.object({
  version: z.number().int(),
  status: ReportStatus,
  receivedAt: Moment,
  receivedOn: ArrivalDay,
  channel: DeliveryChannel,
  deliveryDataType: z.number().int(),
  deliveryId: z.string(),
  irDeliveryId: RegisterReference,
  /** name of the program it came from */
  source: z.string().nullable(),
  creator: Party,
  /** The whole report as the dictionary reads it. A cancelled version has the content of the one before it. */
  content: z.record(z.string(), z.unknown()),
  /** What is common to its delivery: payer, dates, contact persons. */
  common: z.record(z.string(), z.unknown()),
})
export type StoredReportVersion = z.infer<typeof ReportVersion>

/** YYYY-MM */
const Month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/)

const SumPeriod = z.discriminatedUnion('of', [
  z.object({ of: z.literal('delivery'), irDeliveryId: RegisterReference }),
  /** of payment, or target month of separate reports, YYYY-MM */
  z.object({ of: z.literal('month'), month: Month }),
])
export type SumPeriod = z.infer<typeof SumPeriod>

const Sum = z.object({
  reportType: ReportType,
  transactionCode: z.number().int(),
  /** rows of unjust enrichment and of recovery are summed on their own */
  kind: z.enum(['plain', 'unjust-enrichment', 'recovery']),
  amountCents: z.number().int(),
  rows: z.number().int(),
  incomeEarners: z.number().int(),
})
export type IncomeSum = z.infer<typeof Sum>
const Sums = z.object({ /** false: there is no such delivery, or it is not visible */ found: z.boolean(), reports: z.number().int(), sums: z.array(Sum) })

const Difference = z.object({
  incomeEarner: ShownEarner,
  reportType: ReportType,
  transactionCode: z.number().int(),
  kind: Sum.shape.kind,
  /** null: there is no such row on that side */
  leftCents: z.number().int().nullable(),
  rightCents: z.number().int().nullable(),
})

const FoundDelivery = z.object({
  irDeliveryId: RegisterReference,
  deliveryId: z.string(),
  deliveryDataType: z.number().int(),
  channel: DeliveryChannel,
  /** DeliveryDataStatus */
  status: z.number().int(),
  itemCount: z.number().int(),
  validItemCount: z.number().int().nullable(),
  invalidItemCount: z.number().int().nullable(),
  receivedAt: Moment,
  receivedOn: ArrivalDay,
  processedAt: Moment.nullable(),
  /** as in a report's line; null for deliveries without one */
  date: z.iso.date().nullable(),
  creator: Party,
  source: z.string().nullable(),
  arrivalNo: z.number().int(),
})
export type FoundDelivery = z.infer<typeof FoundDelivery>

/** Counted up to here: "more than 1,000" says enough, and costs little in an owner of millions. */
export const COUNTED_MAX = 1_000
/** Of one answer about months. */
export const REPORTED_DAYS_MAX = 1_000
/** Asked about at once. */
export const DELIVERY_STATES_MAX = 100
const PageSize = z.number().int().min(1).max(200)

export const eserviceReportOperations = {
  /** Newest arrivals first. */
  'search-reports': {
    request: OfOwner.extend({
      /** the payer's or the register's reference of the report */
      reference: Reference.optional(),
      /** a whole identifier of the income earner, of any type */
      incomeEarnerId: z.string().trim().min(1).max(60).optional(),
      from: z.iso.date().optional(),
      until: z.iso.date().optional(),
      reportType: ReportType.optional(),
      channel: DeliveryChannel.optional(),
      status: ReportStatus.optional(),
      /** reports whose newest version came with this delivery */
      irDeliveryId: RegisterReference.optional(),
      /** reports of which any version came with this delivery */
      broughtBy: RegisterReference.optional(),
      irReportIds: z.array(RegisterReference).min(1).max(200).optional(),
      after: ReportCursor.optional(),
      limit: PageSize,
    }),
    response: z.object({ reports: z.array(FoundReport), /** of the whole search, up to COUNTED_MAX + 1; only on the first page */ count: z.number().int().nullable(), next: ReportCursor.nullable() }),
  },
  /** Income of one person from every payer, as income earner: newest versions, newest payment first. */
  'search-own-income': {
    request: z.object({ identityCode: z.string().min(1).max(20), from: z.iso.date(), until: z.iso.date(), limit: PageSize }),
    response: z.object({ reports: z.array(FoundReport.extend({ payer: z.object({ name: z.string().optional(), identifier: z.string() }), content: z.record(z.string(), z.unknown()) })), /** there are more than asked for */ more: z.boolean() }),
  },
  /** To whom reports of one person's income were given whole, and by what right; the latest first. The income earner's own looks are not among them. */
  'read-disclosures': {
    request: z.object({ identityCode: z.string().min(1).max(20), limit: PageSize }),
    response: z.object({
      disclosures: z.array(z.object({
        recipient: z.object({ name: z.string().optional(), identifier: z.string() }),
        /** `payer`: who reported it has read it in the e-service; `data-permission`: a data user, by `permission` */
        ground: z.enum(['payer', 'data-permission']),
        permission: z.string().nullable(),
        reports: z.number().int(), times: z.number().int(), firstAt: Moment, lastAt: Moment,
      })),
    }),
  },
  /** Every version of one report; that the owner has read it is kept as a disclosure. Null also when it is not visible. */
  'read-report': {
    request: OfOwner.extend({ irReportId: RegisterReference }),
    response: z.object({ report: z.object({ irReportId: RegisterReference, reportId: z.string(), reportType: ReportType, status: ReportStatus, subOrganisationIds: z.array(z.string()), /** newest first */ versions: z.array(ReportVersion) }).nullable() }),
  },
  /** Deliveries through every channel, the owner's own software included; newest first. */
  'search-deliveries': {
    request: OfOwner.extend({
      /** the owner's or the register's reference */
      reference: Reference.optional(),
      /** Finnish days of arrival */
      from: z.iso.date().optional(),
      until: z.iso.date().optional(),
      channel: DeliveryChannel.optional(),
      status: z.number().int().optional(),
      before: z.number().int().positive().optional(),
      limit: PageSize,
    }),
    response: z.object({ deliveries: z.array(FoundDelivery), next: z.number().int().nullable() }),
  },
  /** One delivery with the size of its received message; null also when it is not visible. */
  'read-delivery': {
    request: OfOwner.extend({ irDeliveryId: RegisterReference }),
    response: z.object({ delivery: FoundDelivery.extend({ byteLength: z.number().int(), hasFeedback: z.boolean(), subOrganisationIds: z.array(z.string()) }).nullable() }),
  },
  /** How many valid reports concern which day of payment (or first day of the target month), by the day on which they first arrived; latest days first. */
  'read-reported-months': {
    request: OfOwner.extend({ from: Month, until: Month }),
    response: z.object({ reported: z.array(z.object({ reportType: ReportType, date: z.iso.date(), receivedOn: z.iso.date(), reports: z.number().int() })), /** there are more than REPORTED_DAYS_MAX */ more: z.boolean() }),
  },
  /**
   * What has become of deliveries of reports since: cancelled as a whole (status 6), and of how many of their reports
   * there is a newer version from another delivery, or which are cancelled. Counts only; who may see them is the
   * e-service's to know. Deliveries that the register does not know are left out.
   */
  'read-delivery-states': {
    request: z.object({ irDeliveryIds: z.array(RegisterReference).min(1).max(DELIVERY_STATES_MAX) }),
    response: z.object({ states: z.array(z.object({ irDeliveryId: RegisterReference, status: z.number().int(), replaced: z.number().int(), cancelled: z.number().int() })) }),
  },
  /** What cancelling a delivery would do: its reports in all their versions, those that came later by any channel included. */
  'preview-cancellation': {
    request: OfOwner.extend({ irDeliveryId: RegisterReference }),
    response: z.object({
      preview: z.object({
        /** valid reports, which would be cancelled; of those, with a newer version than the delivery's; and those cancelled already */
        valid: z.number().int(), newer: z.number().int(), cancelled: z.number().int(),
        /** differs as soon as any report of the delivery gets another version */
        fingerprint: z.string(),
      }).nullable(),
    }),
  },
  /** The message as it was received, or the stored feedback, byte for byte: a part at a time. */
  'read-delivery-message': {
    request: OfOwner.extend({ irDeliveryId: RegisterReference, kind: z.enum(['received', 'feedback']), offset: z.number().int().min(0) }),
    response: z.object({ message: z.object({ base64: z.string(), byteLength: z.number().int() }).nullable() }),
  },
  /** Amounts by income type: of everything a delivery brought, or of a month's newest valid versions. */
  'sum-income': { request: OfOwner.extend({ period: SumPeriod }), response: Sums },
  /** Income earners and income types whose sums differ, by name; the first `limit` of them. */
  'compare-income': {
    request: OfOwner.extend({ left: SumPeriod, right: SumPeriod, limit: z.number().int().min(1).max(1_000) }),
    response: z.object({ left: Sums, right: Sums, count: z.number().int(), differences: z.array(Difference) }),
  },
} as const

/** The most of a message that one answer carries. */
export const MESSAGE_PART_BYTES = 8 * 1_048_576
