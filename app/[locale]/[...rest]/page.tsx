import { notFound } from 'next/navigation'

/** Every address that no other page has, so that it is answered in the language of the address. */
export default function AnyOtherPage() {
  notFound()
}
