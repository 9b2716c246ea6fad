import type { ComponentProps } from 'react'
import type { Facts } from '#components/ui/facts.tsx'
import type { Tone } from '#components/ui/alert.tsx'
import type { Locale } from '#components/i18n/routing.ts'
import { dayText, momentText } from '#components/ui/formats.ts'
import { Moment } from '#components/ui/moment.tsx'
import type { KeyView } from '#lib/portal/vault/list-keys.ts'
import type { Translate } from '../interface/words.ts'

type Fact = ComponentProps<typeof Facts>['facts'][number]

export function keyState({ state, ended, useFailure, use }: KeyView, t: Translate): { text: string; tone: Tone } {
  if (state === 'active' && ended) return { text: t('vault.state.ended'), tone: 'bad' }
  const text = t(`vault.state.${state}`)
  if (state !== 'active') return { text, tone: state === 'revoked' ? 'bad' : 'info' }
  if (use !== 'sends') return { text: t('vault.state.spare'), tone: use === 'no-user-name' ? 'warn' : 'info' }
  return { text, tone: useFailure ? 'warn' : 'good' }
}

export const keyType = ({ type }: KeyView, t: Translate): string => (type ? t(`certificates.type.${type}`) : t('vault.unknownType'))

/** What there is to know about a key beside its name and state. */
export function keyFacts(key: KeyView, t: Translate, locale: Locale): Fact[] {
  const { state, notAfter, lastUsedAt, sftpUser, renewsItself, renewableFrom, useFailure, serialNumber, destroyedAt, use, ended } = key
  const isInUse = state === 'active'
  const renewal = renewsItself ? renewableFrom && t('vault.fact.renewalFrom', { date: dayText(renewableFrom) }) : t('vault.fact.renewalOff')
  return [
    isInUse && [t('vault.fact.use'), ended ? t('vault.use.none') : t(`vault.use.${use}`), 'wide'],
    notAfter && [t('vault.fact.until'), dayText(notAfter)],
    isInUse && !ended && [t('vault.fact.renewal'), renewal],
    [t('vault.fact.lastUse'), lastUsedAt ? <Moment key="use" at={lastUsedAt} /> : t('vault.fact.neverUsed')],
    sftpUser !== undefined && [t('vault.fact.account'), <code key="account">{sftpUser}</code>],
    useFailure && [t('vault.fact.failure'), t('vault.failedAt', { text: t(`vault.useFailure.${useFailure.failure}`), at: momentText(useFailure.at, locale) }), 'wide'],
    destroyedAt && [t('vault.fact.destroyed'), <Moment key="destroyed" at={destroyedAt} />],
    serialNumber !== undefined && [t('vault.fact.serial'), <code key="serial">{serialNumber}</code>, 'wide'],
  ]
}

/** How a key's renewal stands, in words; undefined: nothing to say. */
export function renewalText({ renewal }: KeyView, t: Translate, locale: Locale): { text: string; tone: Tone } | undefined {
  if (!renewal) return undefined
  if (renewal.state === 'under-way') return renewal.waitReason ? { text: t('vault.renewingWaits'), tone: 'warn' } : { text: t('vault.renewing'), tone: 'info' }
  const next = renewal.nextAt ? ` ${t('vault.renewalNext', { at: momentText(renewal.nextAt, locale) })}` : ''
  return { text: `${t('vault.renewalFailed', { reason: t(`getCertificate.page.failure.${renewal.failure}`) })}${next}`, tone: 'bad' }
}
