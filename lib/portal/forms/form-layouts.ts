import { benefitLayout } from './benefit-layout.ts'
import type { FormKind } from './form-kinds.ts'
import type { FormLayout } from './form-layout.ts'
import { separateLayout } from './separate-layout.ts'
import { wageLayout } from './wage-layout.ts'

export const formLayouts: Readonly<Record<FormKind, FormLayout>> = { wage: wageLayout, separate: separateLayout, benefit: benefitLayout }
