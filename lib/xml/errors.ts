/**
 * What is wrong with a document before anything in it is believed (levels `schema` and, with rule `SOAP`,
 * envelope faults). `message` is short English for developers and never holds text of the document other
 * than names of elements and attributes: what cannot be validated may be anybody's personal data.
 */
export type XmlError = {
  ruleId: XmlRuleId
  /** 1-based, in the bytes as they came, the SOAP envelope included */
  line: number
  /** 1-based, in characters */
  column?: number
  /**
   * Below the message's root, e.g. `DeliveryData/Reports/Report[3]/ReportData/ReportId`; positions (1-based)
   * only where an element can repeat or does. The root itself is `*`. Absent when there is no tree to point into.
   */
  path?: string
  message: string
}

export type XmlRuleId =
  /** against the XSD */
  | 'PR-051'
  /** not UTF-8, or a byte order mark */
  | 'PR-120'
  /** a banned character sequence */
  | 'PR-122'
  /** an empty element or a blank value */
  | 'PR-124'
  /** a date with or a moment without a time zone */
  | 'PR-125'
  /** not well-formed, a DOCTYPE, beyond a limit */
  | 'PR-139'
  | 'SOAP'

/** No document reports more (D-06). */
export const ERRORS_MAX = 100

/** The path of the root element itself. */
export const WHOLE_MESSAGE = '*'
