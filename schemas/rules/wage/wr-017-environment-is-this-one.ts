import type { DeliveryData } from '../../generated/types/wage-reports-to-ir-types.ts'
import { row } from '../families/rows.ts'
import { checked } from '../tree.ts'
import type { DeliveryFacts } from './facts.ts'
import { DELIVERY } from './paths.ts'

/** Test data does not reach production by a wrong address, nor the other way round. */
export const wr017EnvironmentIsThisOne = checked<DeliveryFacts, DeliveryData>(
  row('WR-017', [`${DELIVERY}/ProductionEnvironment`]), DELIVERY,
  ({ productionEnvironment }, { environment }, place, rule) => {
    if (productionEnvironment !== (environment === 'production')) place.violates(rule, 'ProductionEnvironment', productionEnvironment)
  },
)
