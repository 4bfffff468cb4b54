package org.primeradiant.seldon;

import jakarta.enterprise.inject.Vetoed;
import jakarta.validation.executable.ExecutableType;
import jakarta.validation.executable.ValidateOnExecution;
import jakarta.ws.rs.Path;

/** The component that answers at the root, and the graph, if there is one, at the paths of the external API. */
@Path("/")
@ValidateOnExecution(type = ExecutableType.NONE)
@Vetoed
public final class RootResource extends SeldonResource {
    RootResource(ComponentDoor component, ExternalDoor external) {
        super(component, external);
    }
}
