import type { AchievementSuggestion } from '@jiebang/contract/achievements/search.ts';
import { words } from './words.ts';

/** So long after the last key it is asked, in milliseconds. */
const restMs = 150;

/** Offers what may be meant while one types into a field that says where to ask: a combobox as the ARIA practices have it. */
export function suggestWhileTyping(): void {
  for (const input of document.querySelectorAll<HTMLInputElement>('input[data-suggest]')) new Suggesting(input);
}

class Suggesting {
  private readonly input: HTMLInputElement;
  private readonly list = document.createElement('ul');
  private readonly status = document.createElement('p');
  private asking: AbortController | null = null;
  private timer = 0;
  private at = -1;
  /** What was typed, which comes back when nothing offered is taken. */
  private typed = '';

  constructor(input: HTMLInputElement) {
    this.input = input;
    this.list.id = `${input.id}-suggestions`;
    this.list.role = 'listbox';
    this.list.className = 'suggestions';
    this.list.hidden = true;
    this.list.setAttribute('aria-label', input.labels?.[0]?.textContent ?? '');
    this.status.className = 'unseen';
    this.status.role = 'status';
    input.parentElement?.append(this.list, this.status);
    input.autocomplete = 'off';
    input.setAttribute('role', 'combobox');
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-controls', this.list.id);
    input.setAttribute('aria-expanded', 'false');
    input.addEventListener('input', (event) => {
      // What an input method has not settled yet is no word.
      if (!(event as InputEvent).isComposing) this.soon();
    });
    input.addEventListener('compositionend', () => this.soon());
    input.addEventListener('keydown', (event) => this.key(event));
    input.addEventListener('blur', () => this.close());
    // Before the field loses its focus, which would close the list under the pointer.
    this.list.addEventListener('pointerdown', (event) => event.preventDefault());
    this.list.addEventListener('click', (event) => {
      const place = this.options().indexOf((event.target as Element).closest('li') as HTMLLIElement);
      if (place >= 0) this.take(place);
    });
  }

  private soon(): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.ask(), restMs);
  }

  private async ask(): Promise<void> {
    this.asking?.abort();
    const asking = new AbortController();
    this.asking = asking;
    const q = this.input.value.trim();
    this.typed = this.input.value;
    if (q === '') {
      this.close();
      return;
    }
    const address = `${this.input.dataset['suggest']}?${new URLSearchParams({ q })}`;
    const reply = await fetch(address, { signal: asking.signal }).catch(() => null);
    const items = reply?.ok ? ((await reply.json()) as { items: AchievementSuggestion[] }).items : [];
    if (!asking.signal.aborted && document.activeElement === this.input) this.show(items);
  }

  private show(items: readonly AchievementSuggestion[]): void {
    this.at = -1;
    this.input.removeAttribute('aria-activedescendant');
    this.list.replaceChildren(...items.map((item, n) => this.option(item, n)));
    this.list.hidden = items.length === 0;
    this.input.setAttribute('aria-expanded', String(items.length > 0));
    this.status.textContent = items.length > 0 ? words.suggested(String(items.length)) : '';
  }

  private option(item: AchievementSuggestion, n: number): HTMLLIElement {
    const option = document.createElement('li');
    option.id = `${this.list.id}-${n}`;
    option.role = 'option';
    option.setAttribute('aria-selected', 'false');
    const beside = document.createElement('span');
    beside.className = 'suggestion-beside num';
    beside.textContent = item.kind === 'keyword' ? String(item.count) : words.title;
    const text = document.createElement('span');
    text.textContent = item.text;
    option.append(text, beside);
    return option;
  }

  private options(): HTMLLIElement[] {
    return [...this.list.children] as HTMLLIElement[];
  }

  private key(event: KeyboardEvent): void {
    if (event.isComposing || this.list.hidden) return;
    const many = this.options().length;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      // Beyond the last and before the first stands what was typed.
      this.stand(((this.at + 1 + step + many + 1) % (many + 1)) - 1);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      this.input.value = this.typed;
      this.close();
    } else if (event.key === 'Enter' && this.at >= 0) {
      event.preventDefault();
      this.take(this.at);
    }
  }

  private stand(place: number): void {
    this.at = place;
    for (const [n, option] of this.options().entries()) option.setAttribute('aria-selected', String(n === place));
    const option = this.options()[place];
    if (option) this.input.setAttribute('aria-activedescendant', option.id);
    else this.input.removeAttribute('aria-activedescendant');
    this.input.value = option?.firstElementChild?.textContent ?? this.typed;
  }

  private take(place: number): void {
    this.stand(place);
    this.close();
    this.input.form?.requestSubmit();
  }

  private close(): void {
    window.clearTimeout(this.timer);
    this.asking?.abort();
    this.show([]);
  }
}
