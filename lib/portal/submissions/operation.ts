import { services } from '#schemas/services.ts'

export type DeliveryOperation = { service: string; operation: string; realTime: boolean; /** DeliveryDataType */ dataTypes: readonly number[] }

const byRoot = new Map<string, DeliveryOperation>(services.flatMap(({ name: service, operations }) =>
  operations.filter(({ mode }) => mode === 'ws-real-time' || mode === 'ws-delayed')
    .map(({ name: operation, input, mode, dataTypes }) => [input.element, { service, operation, realTime: mode === 'ws-real-time', dataTypes }] as const)))

/** The operation that takes a delivery: plural roots go to the delayed one, singular ones to the real-time one (D-25). @throws when no operation does */
export function operationOf(rootElement: string): DeliveryOperation {
  const operation = byRoot.get(rootElement)
  if (!operation) throw new Error(`No operation takes a delivery ${rootElement}`)
  return operation
}

export const isDeliveryRoot = (rootElement: string): boolean => byRoot.has(rootElement)

export const operationTypes = (rootElement: string): readonly number[] => byRoot.get(rootElement)?.dataTypes ?? []
