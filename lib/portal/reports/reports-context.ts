import type { SealedBox } from '#lib/platform/master-key.ts'
import type { InterfaceContext } from '../context.ts'

/** Use cases about what the register has of a party: they ask our own register (docs/decisions/0110). */
export type ReportsContext = InterfaceContext & { box: SealedBox }
