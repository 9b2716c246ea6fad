/** Which message brings which kinds of delivery (DeliveryDataType). */
import type { MessageFile } from './element-labels.ts'
import { services } from './services.ts'

const deliveries = services.flatMap(({ operations }) => operations.filter(({ mode }) => mode === 'ws-real-time' || mode === 'ws-delayed').map(({ input, dataTypes }) => ({ ...input, dataTypes })))

/** File of the root element that brings a kind of delivery; undefined for one that no operation takes. */
export const messageFileOfType = (deliveryDataType: number): MessageFile | undefined => deliveries.find(({ dataTypes }) => dataTypes.includes(deliveryDataType))?.file as MessageFile | undefined

export const messageFileOfRoot = (rootElement: string): MessageFile | undefined => deliveries.find(({ element }) => element === rootElement)?.file as MessageFile | undefined

/** Kinds of delivery that a root element may bring. */
export const typesOfRoot = (rootElement: string): readonly number[] => deliveries.find(({ element }) => element === rootElement)?.dataTypes ?? []
