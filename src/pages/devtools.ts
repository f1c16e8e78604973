import browser from 'webextension-polyfill'

// An absolute path: Firefox resolves a relative one against this page, Chrome against the extension.
void browser.devtools.panels.create('Driftscope', '/icons/16.png', '/src/panel/panel.html')
