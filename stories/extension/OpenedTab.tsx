import { useEffect, useState } from 'preact/hooks'
import { browser } from '../../extension/browser.fixture.ts'

/** Says which tab the extension would have opened: there is none to open beside a preview. */
export function OpenedTab() {
  const [opened, setOpened] = useState('')
  useEffect(() => {
    const { create } = browser.tabs
    const { openOptionsPage } = browser.runtime
    const note = async (url: string) => {
      setOpened(url)
      return undefined
    }
    browser.tabs.create = ({ url }) => note(url)
    browser.runtime.openOptionsPage = () => note(browser.runtime.getURL('extension/options/index.html'))
    return () => {
      browser.tabs.create = create
      browser.runtime.openOptionsPage = openOptionsPage
    }
  }, [])
  return <output class="preview-opened">{opened && `Opens a tab: ${nameOf(opened)}`}</output>
}

/** "welcome page" for a page of the extension; other addresses as they are. */
function nameOf(url: string): string {
  const page = /\/extension\/(\w+)\/index\.html/.exec(url)?.[1]
  return page ? `the ${page} page` : url
}
