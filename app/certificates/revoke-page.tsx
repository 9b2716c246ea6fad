import { getLocale, getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { RevokeForm } from '#components/certificates/revoke-form.tsx'
import { Card } from '#components/ui/card.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { momentText } from '#components/ui/formats.ts'
import type { Locale } from '#components/i18n/routing.ts'
import { othersOfSameData, type CertificateFacts } from '#lib/portal/certificates/certificate-facts.ts'
import type { InterfaceView, Side } from '#lib/portal/interface/read-interface.ts'
import { certificateTypes } from '#schemas/certificate-types.ts'
import { ClientTexts } from '../interface/client-texts.tsx'
import { InterfaceClosed, openInterface } from '../interface/open-interface.tsx'
import { certificateName, channelNames, type Translate } from '../interface/words.ts'
import { NotFoundHere } from '../session/not-found.tsx'
import { revokeOwn } from './actions.ts'
import { crumbsOf } from './crumbs-of.ts'
import { revocationReasons } from './read-revocation.ts'

const Id = z.coerce.number().int().positive()

/** Revokes a certificate of one's own organisation (D-120). */
export async function RevokePage({ side, certificateId }: { side: Side; certificateId: string }) {
  const opened = await openInterface(side)
  if ('closed' in opened) return <InterfaceClosed closed={opened} />
  const { view, base, businessId, name } = opened
  const id = Id.safeParse(certificateId)
  const certificate = view.certificates.find((one) => one.id === id.data)
  if (!certificate) return <NotFoundHere />
  const [locale, t] = [await getLocale(), await getTranslations()]
  const back = `${base}/certificates/${certificate.id}`
  if (certificate.state !== 'valid') redirect(`/${locale}${back}`)
  return (
    <>
      <Crumbs path={[...await crumbsOf(base), { href: back, label: certificateName(certificate, t) }]} here={t('certificates.revoke.title')} />
      <h1>{t('certificates.revoke.title')}: {certificateName(certificate, t)}</h1>
      <p className="lead">{t('certificates.revoke.lead')}</p>
      <Card>
        <ClientTexts pick={({ form, certificates }) => ({ form, certificates: { revoke: certificates.revoke } })}>
          <RevokeForm
            action={revokeOwn.bind(null, { side, businessId, name }, certificate.id)} cancelHref={back}
            reasons={revocationReasons.map((reason) => ({ value: reason, label: t(`certificates.revoke.reason.${reason}`) }))} effects={effectsOf(certificate, view, t, locale)}
          />
        </ClientTexts>
      </Card>
    </>
  )
}

/** What stops working, and what goes on. */
export function effectsOf(certificate: CertificateFacts, { certificates }: Pick<InterfaceView, 'certificates'>, t: Translate, locale: Locale): string[] {
  const { type, account, lastUsedAt, contact } = certificate
  return [
    t('certificates.revoke.stopsSend', { name: certificateName(certificate, t), channels: channelNames(certificateTypes[type].channels, t) }),
    ...(account === null ? [] : [t('certificates.revoke.stopsSftp', { account })]),
    ...(lastUsedAt === null ? [] : [t('certificates.revoke.lastUse', { at: momentText(new Date(lastUsedAt), locale) })]),
    t('certificates.revoke.stopsRenew'),
    t('certificates.revoke.others', { count: othersOfSameData(certificates, certificate).length }),
    ...(contact === null ? [] : [t('certificates.revoke.noticed')]),
  ]
}
