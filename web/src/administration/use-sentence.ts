import type { PolicyHistory } from '@yihu/contract/rules'
import { openPolicy } from '@yihu/core/order/policy'
import { policyText } from '@yihu/core/order/policy-text'
import { useLanguage } from '../language/language.ts'
import { useNames } from '../language/use-names.ts'

/** A rule in the reader's language; what a row leaves out is as the flow itself. */
export function useSentence(): (topic: PolicyHistory['topic'], value: object) => string {
  const { pick } = useLanguage()
  const { nameIn } = useNames()
  return (topic, value) =>
    pick(policyText(topic, { ...openPolicy[topic], ...value }, (code) => nameIn('categories', code)))
}
