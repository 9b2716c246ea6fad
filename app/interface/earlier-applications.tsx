import { getTranslations } from 'next-intl/server'
import styles from '#components/certificates/certificates.module.css'
import { dayText } from '#components/ui/formats.ts'
import type { InterfaceView } from '#lib/portal/interface/read-interface.ts'
import { channelNames } from './words.ts'

/** Applications that are not in force any more, newest first. */
export async function EarlierApplications({ applications }: Pick<InterfaceView, 'applications'>) {
  const earlier = applications.filter(({ state }) => state !== 'valid')
  if (earlier.length === 0) return null
  const t = await getTranslations()
  return (
    <details className={styles.more}>
      <summary>{t('interface.state.earlier')}</summary>
      <ul>
        {earlier.map(({ id, state, validFrom, endedAt, channels }) => (
          <li key={id}>{dayText(new Date(validFrom))}: {channelNames(channels, t)} – {t(`interface.state.applicationState.${state}`, { date: endedAt === null ? '' : dayText(new Date(endedAt)) })}</li>
        ))}
      </ul>
    </details>
  )
}
