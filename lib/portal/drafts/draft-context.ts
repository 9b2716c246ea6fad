import type { SealedBox } from '#lib/platform/master-key.ts'
import type { PortalContext } from '../context.ts'
import type { FormWork } from '../forms/form-work.ts'

/** What use cases of forms work with: what is typed is sealed at rest. */
export type DraftContext = PortalContext & { box: SealedBox; environment: 'test' | 'production'; reportsMax: number; rulesOfNextYear?: boolean }

export type SendingDraftContext = DraftContext & { forms: FormWork }
