// Elements, made without HTML: names and texts come from others, so they are only ever written as text.

const SVG = "http://www.w3.org/2000/svg";

export function byId(id) {
    return document.getElementById(id);
}

/** An element with properties, or attributes where a name has a dash; children that are null are left out. */
export function el(tag, properties = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
        if (name.includes("-") || name === "role" || name === "for" || name === "list") {
            element.setAttribute(name, value);
        } else {
            element[name] = value;
        }
    }
    element.append(...children.filter(child => child !== null && child !== undefined));
    return element;
}

export function svg(parent, name, attributes = {}, text = "") {
    const element = document.createElementNS(SVG, name);
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    element.textContent = text;
    parent?.append(element);
    return element;
}

/** Leaves alone what says it already: a screen reader would read it again. */
export function say(element, text) {
    if (element.textContent !== text) {
        element.textContent = text;
    }
}

/** Puts new children into a place only if what they show has changed, so that focus and selection stay. */
export function redraw(place, shown, draw) {
    const key = JSON.stringify(shown);
    if (place.shownKey !== key) {
        place.shownKey = key;
        place.replaceChildren(...[draw()].flat());
    }
}
