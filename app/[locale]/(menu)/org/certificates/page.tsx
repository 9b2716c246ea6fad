import { getLocale } from 'next-intl/server'
import { redirect } from 'next/navigation'

/** Certificates are listed on the page of the interface. */
export default async function CertificatesOfOrganisation() {
  redirect(`/${await getLocale()}/org/interface#certificates`)
}
