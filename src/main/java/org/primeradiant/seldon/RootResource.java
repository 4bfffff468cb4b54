package org.primeradiant.seldon;

import jakarta.enterprise.inject.Vetoed;
import jakarta.validation.executable.ExecutableType;
import jakarta.validation.executable.ValidateOnExecution;
import jakarta.ws.rs.Path;

/** The paths of the root component, and of the external API, which the graph answers if there is one. */
@Path("/")
@ValidateOnExecution(type = ExecutableType.NONE)
@Vetoed
public final class RootResource extends SeldonResource {
    RootResource(ComponentDoor component, ExternalDoor external) {
        super(component, external);
    }
}
