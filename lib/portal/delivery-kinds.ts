import deliveryDataTypes from '#schemas/codes/DeliveryDataType.json' with { type: 'json' }
import type { PortalFunction } from '#lib/identity/permissions.ts'

type DataKind = 'wages' | 'benefits' | 'subscription'

const kinds = new Map(deliveryDataTypes.codes.map(({ code, dataKind }) => [Number(code), dataKind === 'separate' ? 'wages' : dataKind as DataKind]))

const functions: Record<DataKind, { upload: PortalFunction; records: PortalFunction }> = {
  wages: { upload: 'upload-wages', records: 'wage-records' },
  benefits: { upload: 'upload-benefits', records: 'benefit-records' },
  subscription: { upload: 'upload-subscriptions', records: 'subscription-records' },
}

/** The functions of the permission table that a kind of delivery belongs to; undefined for an unknown type. */
export function functionsOf(deliveryDataType: number): { upload: PortalFunction; records: PortalFunction } | undefined {
  const kind = kinds.get(deliveryDataType)
  return kind && functions[kind]
}

/** Delivery types by the function under which they are listed. */
export const typesOfRecords = (records: PortalFunction): number[] => [...kinds].filter(([, kind]) => functions[kind].records === records).map(([type]) => type)

export const recordFunctions: PortalFunction[] = Object.values(functions).map(({ records }) => records)
