import { useTranslations } from 'next-intl'
import styles from './footer.module.css'

const choices = ['system', 'light', 'dark'] as const

/** Light or dark: buttons of one form, with or without script. */
export function AppearanceChoice({ current, action }: { current: (typeof choices)[number]; action: (form: FormData) => Promise<void> }) {
  const t = useTranslations('footer')
  return (
    <form action={action} className={styles.appearance}>
      <fieldset>
        <legend>{t('appearance')}</legend>
        {choices.map((choice) => <button key={choice} name="appearance" value={choice} aria-pressed={choice === current}>{t(choice)}</button>)}
      </fieldset>
    </form>
  )
}
