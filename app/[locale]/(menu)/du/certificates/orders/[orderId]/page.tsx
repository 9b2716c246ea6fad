import type { Metadata } from 'next'
import { OrderPage } from '../../../../../../certificates/order-page.tsx'
import { orderTitle } from '../../../../../../certificates/titles.ts'

type Props = { params: Promise<{ orderId: string }>; searchParams: Promise<unknown> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: await orderTitle('data-user', (await params).orderId) }
}

export default async function OrderOfRolePage({ params, searchParams }: Props) {
  return <OrderPage side="data-user" orderId={(await params).orderId} query={await searchParams} />
}
