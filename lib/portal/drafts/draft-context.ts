import type { SealedBox } from '#lib/platform/master-key.ts'
import type { RuleSettings } from '#schemas/rules/rule-settings.ts'
import type { PortalContext } from '../context.ts'
import type { FormWork } from '../forms/form-work.ts'

/** What use cases of forms work with: what is typed is sealed at rest. */
export type DraftContext = PortalContext & RuleSettings & { box: SealedBox }

export type SendingDraftContext = DraftContext & { forms: FormWork }
