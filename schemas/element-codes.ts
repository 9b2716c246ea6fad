/** Which code list an element's value comes from, as the rules say. */
import type { CodeListName } from './code-lists.ts'
import { messageRules, type MessageRules } from './rules/messages.ts'
import type { Rule } from './rules/rule.ts'

const listsOfMessages = new Map<MessageRules, ReadonlyMap<string, CodeListName>>(messageRules.map((message) => [message, new Map(message.rules.flatMap(listedElement))]))

function listedElement({ allows, elements }: Rule): [string, CodeListName][] {
  return allows?.kind === 'code-list' ? [[elements[0]!, allows.list]] : []
}

/** @param path below the root of the message, with or without positions */
export const codeListOf = (message: MessageRules, path: string): CodeListName | undefined => listsOfMessages.get(message)?.get(path.replaceAll(/\[\d+\]/g, ''))
