/*
 * <lifeboat-status>: the current state of a status page on another page. It asks for one small file, waits at most
 * three seconds, and where there is no answer it leaves everything as it was.
 *
 *   <script async src="https://status.example/embed/script.js"></script>
 *   <lifeboat-status><a href="https://status.example/">Status</a></lifeboat-status>
 *
 * Style it by `lifeboat-status[data-indicator="major"]`: none, maintenance, minor, major or critical. Where the script
 * is served from elsewhere, the attribute `page` names the status page.
 */
{
  const home = new URL('/', document.currentScript.src).href;

  customElements.define(
    'lifeboat-status',
    class extends HTMLElement {
      async connectedCallback() {
        const page = this.getAttribute('page') ?? home;
        try {
          const answer = await fetch(new URL('/api/v2/status.json', page), {
            credentials: 'omit',
            signal: AbortSignal.timeout(3000),
          });
          const { status } = await answer.json();
          const link = document.createElement('a');
          link.href = page;
          link.textContent = status.description;
          this.dataset.indicator = status.indicator;
          this.replaceChildren(link);
        } catch {
          // The status page is away: the page that shows it must not suffer.
        }
      }
    },
  );
}
