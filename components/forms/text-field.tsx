'use client'
import { useTranslations } from 'next-intl'
import { Textarea, TextInput } from '../suomifi/inputs.tsx'

type FieldProps = {
  /** also the name */
  id: string
  label: string
  hint?: string
  error?: string | undefined
  /** a counter is shown */
  charactersMax?: number
  value?: string | undefined
}
type TextFieldProps = FieldProps & { type?: 'text' | 'email' | 'tel'; autoComplete?: string; inputMode?: 'numeric' | 'tel' | 'email' }

/** One line of text; its error stands at it and is read with it. The browser keeps what is typed, also before scripts are there. */
export function TextField({ id, label, hint, error, charactersMax, value, type = 'text', autoComplete = 'off', inputMode }: TextFieldProps) {
  return (
    <TextInput
      id={id} name={id} labelText={label} fullWidth type={type} autoComplete={autoComplete} inputMode={inputMode} defaultValue={value} {...(hint !== undefined && { hintText: hint })}
      statusTextAriaLiveMode="off" {...(error !== undefined && { status: 'error' as const, statusText: error })} {...useCounter(charactersMax)}
    />
  )
}

/** Several lines of text. */
export function TextArea({ id, label, hint, error, charactersMax, value, rows }: FieldProps & { rows?: number }) {
  return (
    <Textarea
      id={id} name={id} labelText={label} fullWidth resize="vertical" rows={rows} defaultValue={value} {...(hint !== undefined && { hintText: hint })}
      statusTextAriaLiveMode="off" {...(error !== undefined && { status: 'error' as const, statusText: error })} {...useCounter(charactersMax)}
    />
  )
}

function useCounter(characterLimit: number | undefined) {
  const t = useTranslations('form')
  return characterLimit === undefined ? {} : {
    characterLimit, ariaCharactersRemainingText: (count: number) => t('charactersLeft', { count }), ariaCharactersExceededText: (count: number) => t('charactersOver', { count }),
  }
}
