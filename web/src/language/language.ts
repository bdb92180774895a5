import { createInstance } from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import { en } from './en.ts'
import { zh } from './zh.ts'

export type Language = 'zh' | 'en'
export type LabelKey = keyof typeof zh
export type LabelValues = Readonly<Record<string, string | number>>
export type Bilingual = { readonly zh: string; readonly en: string }

const storageKey = 'yihu.language'
const i18next = createInstance()

/** Chinese unless this person chose English before. */
export function startLanguage(): void {
  void i18next.use(initReactI18next).init({
    lng: localStorage.getItem(storageKey) === 'en' ? 'en' : 'zh',
    fallbackLng: 'zh',
    resources: { zh: { main: zh }, en: { main: en } },
    defaultNS: 'main',
    // Keys are flat and typed; React escapes already.
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    returnNull: false,
    initAsync: false,
  })
  markDocument(currentLanguage())
}

export function currentLanguage(): Language {
  return i18next.language === 'en' ? 'en' : 'zh'
}

export function setLanguage(language: Language): void {
  localStorage.setItem(storageKey, language)
  markDocument(language)
  void i18next.changeLanguage(language)
}

/**
 * The language in use: `t` says a label of zh.ts/en.ts, `pick` chooses from a pair that comes with the rules
 * (`orderStateLabels.closed`, `measures.dispatchedOrders.label`).
 */
export function useLanguage() {
  useTranslation('main')
  return speech[currentLanguage()]
}

// One object for each language and not one for each render: memos may depend on `t` and `pick`.
const speech = { zh: speechIn('zh'), en: speechIn('en') } as const

function speechIn(language: Language) {
  return {
    language,
    t: (key: LabelKey, values: LabelValues = {}): string => i18next.t(key, { ...values, lng: language }),
    pick: (words: Bilingual): string => words[language],
  }
}

/**
 * Labels that belong to one page and load with it. Use at the top of a module:
 * `const useWords = pageLabels('assessment', { rank: '名次' }, { rank: 'Rank' })`, then `const t = useWords()`.
 */
export function pageLabels<Key extends string>(
  page: string,
  zhLabels: Readonly<Record<Key, string>>,
  enLabels: Readonly<Record<NoInfer<Key>, string>>,
): () => (key: Key, values?: LabelValues) => string {
  const register = () => {
    i18next.addResourceBundle('zh', page, zhLabels, true, true)
    i18next.addResourceBundle('en', page, enLabels, true, true)
  }
  if (i18next.isInitialized) register()
  else i18next.on('initialized', register)
  return () => {
    const { i18n } = useTranslation(page)
    return (key, values = {}) => i18n.t(key, { ...values, ns: page })
  }
}

function markDocument(language: Language): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
}
