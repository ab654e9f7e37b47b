package dev.chronicle.capture.value;

import dev.chronicle.call.Loss.Reason;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * Something that holds one value, which may be {@code null}: a JSON array with that value. A future
 * that holds none yet is not waited for.
 */
final class BoxForm extends Form {
  private final Function<Object, Object> content;
  private final Function<Object, Object> maker;
  private final LazyForm contents;

  private BoxForm(
      Class<?> type,
      Function<Object, Object> content,
      Function<Object, Object> maker,
      LazyForm contents) {
    super(type);
    this.content = content;
    this.maker = maker;
    this.contents = contents;
  }

  /** Returns the form; {@code null} if the type is none of those. */
  static BoxForm of(TypeRef type, Forms forms) {
    LazyForm contents = new LazyForm(forms, type.argument(0));
    if (type.raw() == AtomicReference.class) {
      return new BoxForm(
          AtomicReference.class,
          box -> ((AtomicReference<?>) box).get(),
          AtomicReference::new,
          contents);
    }
    if (type.raw() == CompletableFuture.class) {
      return new BoxForm(
          CompletableFuture.class,
          future -> ((CompletableFuture<?>) future).getNow(null),
          BoxForm::done,
          contents);
    }
    return null;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // it is done: no error is to come
  private static Object done(Object value) {
    CompletableFuture<Object> future = new CompletableFuture<>();
    future.complete(value);
    return future;
  }

  @Override
  void write(Object value, Writing out) {
    if (value instanceof Future<?> future && !isReady(future, out)) {
      return;
    }
    if (out.enterChangeable(value)) {
      out.json().raw('[');
      out.item(0, contents.get(), content.apply(value));
      out.json().raw(']');
      out.exit();
    }
  }

  private boolean isReady(Future<?> future, Writing out) {
    if (!future.isDone()) {
      out.opaque(Reason.NOT_READ, type().getName() + " not done");
      return false;
    }
    if (((CompletableFuture<?>) future).isCompletedExceptionally()) {
      out.opaque(Reason.UNSUPPORTED, type().getName() + " that failed");
      return false;
    }
    return true;
  }

  @Override
  Object read(Json json, Reading in) {
    Json.Items items = in.items(json, type());
    if (items.list().size() != 1) {
      throw in.failure("one item must be there, was " + items.list().size());
    }
    return maker.apply(in.item(0, contents.get(), items.list().get(0)));
  }
}
