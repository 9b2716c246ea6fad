/** Where the rules look up what only others know: nowhere, in a sandbox, or in lists that the installation gives. */
import type { ExternalLists } from '../rules/external-lists.ts'
import { listsOf, type GivenLists } from './given-lists.ts'
import { sandboxLists } from './sandbox.ts'

/** In a form that goes to a thread without being copied. */
export type OutsideRegisters = 'none' | 'sandbox' | GivenLists

const NOTHING: ExternalLists = {}

/** @param outside undefined as 'none': everything is judged by its form */
export const externalListsOf = (outside: OutsideRegisters | undefined): ExternalLists =>
  outside === undefined || outside === 'none' ? NOTHING : outside === 'sandbox' ? sandboxLists : listsOf(outside)
