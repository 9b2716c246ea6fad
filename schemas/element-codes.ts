/** Which code list an element's value comes from, as the rules say. */
import type { CodeListName } from './code-lists.ts'
import { messageRules, type MessageRules } from './rules/messages.ts'
import type { Rule } from './rules/rule.ts'

const listsOfMessages = new Map<MessageRules, ReadonlyMap<string, CodeListName>>(messageRules.map((message) => [message, new Map(message.rules.flatMap(listedElement))]))

function listedElement({ allows, elements }: Rule): [string, CodeListName][] {
  return allows?.kind === 'code-list' ? [[elements[0]!, allows.list]] : []
}

/** Which kinds of delivery a message may bring is said by its service, not by a rule about a list. */
const DELIVERY_DATA_TYPE = 'DeliveryData/DeliveryDataType'

/** Elements whose rules are code of their own, or one for many places: by how the path ends. */
const listsOfPlaces: readonly (readonly [rules: string, end: RegExp, list: CodeListName])[] = [
  ['BR', /\/(Retroactive|Deduction)?TransactionCode$/, 'TransactionCode.benefits'], ['BR', /\/(InsurancePolicyHolder|IncomeBeneficiary)Ids\/Id\/Type$/, 'IdType'],
  ['BR', /\/Gender$/, 'Gender'], ['BR', /\/(NonResident)?CountryCode$/, 'CountryCode'],
  ['SR', /\/PayerTypes\/Code$/, 'PayerType'], ['SR', /\/PensionProvIdCode$/, 'PensionProvIdCode'], ['SR', /\/CountryCode$/, 'CountryCode'],
]

/** @param path below the root of the message, with or without positions */
export function codeListOf(message: MessageRules, path: string): CodeListName | undefined {
  const place = path.replaceAll(/\[\d+\]/g, '')
  if (place === DELIVERY_DATA_TYPE) return 'DeliveryDataType'
  return listsOfMessages.get(message)?.get(place) ?? listsOfPlaces.find(([rules, end]) => rules === message.prefix && end.test(place))?.[2]
}
