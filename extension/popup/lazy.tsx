import { Component, type ComponentType } from 'preact'

/** A component that is loaded when it is first drawn; nothing stands in its place until then. */
export function lazy<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let Loaded: ComponentType<Props> | undefined
  return class Lazy extends Component<Props> {
    override componentDidMount() {
      // The files of a replaced extension are gone, and the screen says that it was.
      if (!Loaded)
        load().then(
          (component) => this.#draw(component),
          () => {},
        )
    }

    #draw(component: ComponentType<Props>) {
      Loaded = component
      this.forceUpdate()
    }

    override render(props: Props) {
      return Loaded ? <Loaded {...props} /> : null
    }
  }
}
