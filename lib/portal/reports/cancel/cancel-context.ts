import type { FormWork } from '../../forms/form-work.ts'
import type { ReportsContext } from '../reports-context.ts'

export type CancelContext = ReportsContext & { forms: FormWork; environment: 'test' | 'production' }
