package dev.chronicle.demo.dashboard;

import dev.chronicle.demo.http.Sessions;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Where an operator shows the token once, instead of with each request. */
@Hidden
@Path("/dashboard")
@Produces(HtmlPage.MEDIA_TYPE)
public final class SignInResource {
  private final Optional<Sessions> sessions;
  private final Clock clock;

  /**
   * Makes the page.
   *
   * @param sessions empty when the server has no token
   */
  public SignInResource(Optional<Sessions> sessions, Clock clock) {
    this.sessions = sessions;
    this.clock = clock;
  }

  /** Asks for the token, or says that there is nothing to ask for. */
  @GET
  @Path("sign-in")
  public HtmlPage page(@Context UriInfo uri, @Context HttpServletRequest request) {
    boolean signedIn = sessions.filter(each -> each.isIn(request)).isPresent();
    String state = sessions.isEmpty() ? "open" : signedIn ? "in" : "out";
    return page(state, PageUrl.of(uri));
  }

  /** Opens a session for who knows the token. */
  @POST
  @Path("sign-in")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response signIn(
      @FormParam("token") String token,
      @FormParam("to") String to,
      @Context UriInfo uri,
      @Context HttpServletRequest request) {
    if (sessions.isEmpty() || token == null || !sessions.get().isToken(token.strip())) {
      return Response.status(Response.Status.FORBIDDEN)
          .entity(page("wrong", PageUrl.of(uri).with("to", to)))
          .build();
    }
    return Response.seeOther(target(to))
        .cookie(cookie(sessions.get().open(), (int) Sessions.LENGTH.toSeconds(), request))
        .build();
  }

  /** Ends the session in this browser. */
  @POST
  @Path("sign-out")
  public Response signOut(@Context HttpServletRequest request) {
    return Response.seeOther(URI.create("/dashboard/sign-in"))
        .cookie(cookie("", 0, request))
        .build();
  }

  private HtmlPage page(String state, PageUrl url) {
    Shell shell = Shell.of(null, "Operator", url, new Wording(clock.instant()));
    return new HtmlPage("sign-in", shell, Map.of("state", state, "to", url.get("to")));
  }

  /** Leads to pages of ours only. */
  private static URI target(String to) {
    boolean ours = to != null && to.matches("/dashboard([/?][\\w/.?&=%:+-]*)?");
    return URI.create(ours ? to : "/dashboard");
  }

  private static NewCookie cookie(String value, int seconds, HttpServletRequest request) {
    return new NewCookie.Builder(Sessions.COOKIE)
        .value(value)
        .path("/")
        .maxAge(seconds)
        .httpOnly(true)
        .secure(request.isSecure())
        .sameSite(NewCookie.SameSite.STRICT)
        .build();
  }
}
